package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --check} takes no messages from an ingest that is running. */
class CheckBesideIngestTest {

    @TempDir
    Path folder;

    @Test
    void aCheckIsNoMemberOfTheGroupOfASharedSubscription() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            Files.writeString(
                    station.config,
                    Files.readString(station.config)
                            .replace(
                                    "\"persistentSession\"",
                                    "\"topics\": [\"$share/h/meshcore/#\"], \"persistentSession\""));
            // With this whitelist no message is one to store, so that the check receives for all of its wait.
            Path strict = Files.writeString(
                    folder.resolve("strict.json"),
                    Files.readString(station.config)
                            .replaceFirst("\\{", "{\"observerIATAWhitelist\": [\"NONE\"], \"dbPath\": \"x.db\", "));
            try (MeshcoreProcess ingest = station.ingest(database);
                    MeshcoreProcess check = new MeshcoreProcess(
                            folder,
                            Map.of(),
                            "ingest",
                            "--check",
                            "--check-wait",
                            "2",
                            "--config",
                            strict.toString())) {
                int published = 0;
                while (check.process().isAlive() && published < 5_000) {
                    station.publisher.publishSynthetic(published, ++published);
                    Thread.sleep(10);
                }
                int all = published;
                assertThat(check.log()).containsPattern("subscribed, but of \\d+ messages none can be stored");
                ingest.await(all + " rows", 20, () -> Database.count(database, "observations") == all);
            }
        }
    }
}
