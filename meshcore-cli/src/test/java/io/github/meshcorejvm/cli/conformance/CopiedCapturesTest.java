package io.github.meshcorejvm.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.copy.CopyOptions;
import io.github.meshcorejvm.store.copy.CopyProgress;
import io.github.meshcorejvm.store.copy.StoreCopy;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.RowDump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the program made of captures goes to PostgreSQL and comes back as it was, table by table. Of the sequences, a few;
 * all of them with {@code -Dproof.sequences=1}.
 */
class CopiedCapturesTest {

    private static final int EVERY = Integer.getInteger("proof.sequences", 20);

    @TempDir
    Path folder;

    @Test
    void aMeshWithTheTrafficOfAutumnComesBackAsItWas() throws Exception {
        SyntheticMesh mesh = new SyntheticMesh(folder);
        mesh.generate("--nodes 80 --observers 15 --transmissions 250 --modern 1 --seed 11");
        Path database = folder.resolve("mesh.db");
        Replays.run(mesh.capture(), SyntheticMesh.CONFIG, database);
        Replays.buildNeighbors(SyntheticMesh.CONFIG, database);

        assertComesBack(database);
    }

    @Test
    void whatSeveralMessagesComeToComesBackAsItWas() throws Exception {
        List<String> scenarios = Files.readAllLines(SharedFolder.resolve("mqtt/sequences.jsonl"));
        for (int i = 0; i < scenarios.size(); i += EVERY) {
            Scenario scenario =
                    new Scenario(JsonParser.parseString(scenarios.get(i)).getAsJsonObject(), folder);
            assertComesBack(scenario.run());
        }
    }

    private static void assertComesBack(Path database) throws Exception {
        PostgresServer server = PostgresServer.shared();
        StoreLocation onServer = StoreLocation.parse(server.url(server.createDatabase(), PostgresServer.OWNER));
        Path back = database.resolveSibling("back.db");
        StoreCopy.run(new StoreLocation.InFile(database), onServer, CopyOptions.DEFAULT, CopyProgress.NONE);
        StoreCopy.run(onServer, new StoreLocation.InFile(back), CopyOptions.DEFAULT, CopyProgress.NONE);

        Map<String, List<String>> before = RowDump.ofFile(database);
        Map<String, List<String>> after = RowDump.ofFile(back);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(before.get(table)));
    }
}
