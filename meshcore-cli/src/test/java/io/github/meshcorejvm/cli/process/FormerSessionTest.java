package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Incidents 73 and 80: a session that a source has used before, or that belongs to another ingest, keeps no filter that is no
 * longer configured. Told apart by what another member of its {@code $share} group gets.
 */
class FormerSessionTest {

    private static final String SHARED = ", \"persistentSession\": true, \"topics\": [\"$share/k/meshcore/#\"]";
    private static final String OTHER = ", \"persistentSession\": true, \"topics\": [\"x/#\"]";

    @TempDir
    Path folder;

    /** The messages that the only other member of the group gets, of a number of them. */
    private static long shareOfAnother(IngestStation station, int messages) throws Exception {
        Path got = station.folder.resolve("got-" + System.nanoTime());
        Process member = new ProcessBuilder(
                        "mosquitto_sub",
                        "-p",
                        Integer.toString(station.broker.port()),
                        "-q",
                        "1",
                        "-i",
                        "another",
                        "-t",
                        "$share/k/meshcore/#",
                        "-t",
                        "ready",
                        "-t",
                        "end",
                        "-F",
                        "%t")
                .redirectOutput(got.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            awaitTopic(got, "ready", () -> station.broker.publish("ready", "{}"));
            station.publisher.publishSynthetic(0, messages);
            // With the quality of service of the messages, so that it comes after them.
            station.publisher.publish("end", "{}".getBytes(StandardCharsets.UTF_8));
            awaitTopic(got, "end", () -> {});
            return Files.readAllLines(got).stream()
                    .filter(topic -> topic.startsWith("meshcore/"))
                    .count();
        } finally {
            member.destroy();
            member.waitFor();
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void awaitTopic(Path got, String topic, Action meanwhile) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.readAllLines(got).contains(topic)) {
            assertThat(System.nanoTime()).as("no message on " + topic).isLessThan(end);
            meanwhile.run();
            Thread.sleep(50);
        }
    }

    @Test
    void aSourceThatLeavesItsSessionAtAReloadLeavesTheGroup() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            station.configure("", station.source(SHARED));
            try (MeshcoreProcess meshcore = station.start(database)) {
                meshcore.awaitLog(" subscribed a $share/k/meshcore/#");
                station.configure("", station.source(", \"topics\": [\"x/#\"]"));
                meshcore.awaitLog("unsubscribed a $share/k/meshcore/#");
                meshcore.awaitLog(" subscribed a x/#");
                assertThat(shareOfAnother(station, 40)).isEqualTo(40);
                station.configure("", station.source(OTHER));
                meshcore.awaitLog("configuration reloaded: 1 sources", 2, 20);
                meshcore.awaitLog(" subscribed a x/#", 2, 20);
                assertThat(shareOfAnother(station, 40)).isEqualTo(40);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).doesNotContain("not_subscribed", "client id changes");
            }
        }
    }

    /** The broker knows a session by the client id alone: unsubscribing would lose what comes before it is subscribed again. */
    @Test
    void aSessionThatIsReachedByAnotherAddressKeepsItsFilters() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            String mine = station.source(", \"clientId\": \"mine\", \"persistentSession\": true");
            station.configure("", mine);
            try (MeshcoreProcess meshcore = station.start(database)) {
                meshcore.awaitLog(" subscribed a meshcore/#");
                station.configure("", mine.replace("127.0.0.1", "localhost"));
                meshcore.awaitLog(" subscribed a meshcore/#", 2, 20);
                station.publisher.publishSynthetic(0, 10);
                meshcore.await("rows", 20, () -> Database.count(database, "observations") == 10);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).doesNotContain("unsubscribed");
            }
        }
    }

    /** Between the two, ingest was stopped, so that nothing could be unsubscribed. */
    @Test
    void aSessionThatIsUsedAgainKeepsNoFilterOfBefore() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            station.configure("", station.source(SHARED));
            run(station, database, " subscribed a $share/k/meshcore/#");
            station.configure("", station.source(", \"topics\": [\"x/#\"]"));
            assertThat(run(station, database, " subscribed a x/#")).contains("the client id changes from ");
            // Another broker in between, as far as a name tells.
            station.configure("", station.source(OTHER).replace("127.0.0.1", "localhost"));
            run(station, database, " subscribed a x/#");
            station.configure("", station.source(OTHER));
            try (MeshcoreProcess meshcore = station.start(database)) {
                meshcore.awaitLog("unsubscribed a $share/k/meshcore/#");
                meshcore.awaitLog(" subscribed a x/#");
                assertThat(shareOfAnother(station, 40)).isEqualTo(40);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).doesNotContain("not_subscribed");
            }
        }
    }

    @Test
    void aSecondIngestDoesNotForgetTheSessionOfTheFirst() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            String both = ", \"persistentSession\": true, \"topics\": [\"meshcore/#\", \"other/#\"]";
            station.configure("", station.source(both));
            try (MeshcoreProcess first = station.start(database)) {
                first.awaitLog(" subscribed a other/#");
                try (MeshcoreProcess second = second(station, database)) {
                    second.awaitLog(" subscribed a other/#");
                    assertThat(second.terminate()).isZero();
                }
                assertThat(first.terminate()).isZero();
            }
            station.configure("", station.source(", \"persistentSession\": true"));
            try (MeshcoreProcess first = station.start(database)) {
                first.awaitLog("unsubscribed a other/#");
                first.awaitLog(" subscribed a meshcore/#");
                try (MeshcoreProcess second = second(station, database)) {
                    second.awaitLog("unsubscribed a other/#");
                    assertThat(second.log()).doesNotContain("client id changes");
                }
                assertThat(first.log()).doesNotContain("client id changes");
            }
        }
    }

    /** The file of sessions as earlier versions wrote it, by the names of sources. */
    @Test
    void anUpgradeKnowsTheFiltersOfBefore() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            station.configure("", station.source(", \"clientId\": \"mine\", \"persistentSession\": true"));
            Files.writeString(
                    folder.resolve("mesh.db.sessions"),
                    "{\"a\":{\"broker\":\"" + station.broker.url().replace("mqtt:", "tcp:")
                            + "\",\"clientId\":\"mine\",\"filters\":[\"meshcore/#\",\"other/#\"]}}");
            assertThat(run(station, database, "unsubscribed a other/#")).doesNotContain("client id changes");
        }
    }

    private static String run(IngestStation station, Path database, String line) throws Exception {
        try (MeshcoreProcess meshcore = station.start(database)) {
            meshcore.awaitLog(line);
            meshcore.awaitLog(" subscribed a");
            assertThat(meshcore.terminate()).isZero();
            return meshcore.log();
        }
    }

    private static MeshcoreProcess second(IngestStation station, Path database) throws IOException {
        Path elsewhere = station.folder.resolve("second-stats.json");
        return new MeshcoreProcess(
                station.folder,
                Map.of("CORESCOPE_INGESTOR_STATS", elsewhere.toString()),
                "ingest",
                "--config",
                station.config.toString(),
                "--db",
                database.toString());
    }
}
