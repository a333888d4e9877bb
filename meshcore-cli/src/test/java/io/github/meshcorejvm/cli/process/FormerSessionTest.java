package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Incidents 73 and 80: a session that a source has used before, or that belongs to another ingest, keeps no filter that is no
 * longer configured. Told apart by what another member of its {@code $share} group gets.
 */
class FormerSessionTest {

    @TempDir
    Path folder;

    private static String source(IngestStation station, String more) {
        return "{\"name\": \"a\", \"broker\": \"" + station.broker.url() + "\"" + more + "}";
    }

    private static void configure(IngestStation station, String... sources) throws IOException {
        Files.writeString(station.config, "{\"mqttSources\": [" + String.join(", ", sources) + "]}");
    }

    private static final String SHARED = ", \"persistentSession\": true, \"topics\": [\"$share/k/meshcore/#\"]";
    private static final String OTHER = ", \"persistentSession\": true, \"topics\": [\"x/#\"]";

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
                        "-F",
                        "%t")
                .redirectOutput(got.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            for (int i = 0; i < 200 && Files.size(got) == 0; i++) {
                station.broker.publish("ready", "{}");
                Thread.sleep(50);
            }
            station.publisher.publishSynthetic(0, messages);
            long members = 0;
            long before = -1;
            // Until nothing more arrives: an unsubscribed group member cannot be waited for.
            for (int i = 0; i < 40 && (members < messages && (members != before || i < 20)); i++) {
                Thread.sleep(100);
                before = members;
                members = Files.readString(got, StandardCharsets.UTF_8)
                        .lines()
                        .filter(topic -> topic.startsWith("meshcore/"))
                        .count();
            }
            return members;
        } finally {
            member.destroy();
            member.waitFor();
        }
    }

    @Test
    void aSourceThatLeavesItsSessionAtAReloadLeavesTheGroup() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            configure(station, source(station, SHARED));
            try (MeshcoreProcess meshcore = station.start(database)) {
                meshcore.awaitLog("subscribed a $share/k/meshcore/#");
                configure(station, source(station, ", \"topics\": [\"x/#\"]"));
                meshcore.awaitLog("unsubscribed a $share/k/meshcore/#: its session is no longer used");
                meshcore.awaitLog("subscribed a x/#");
                assertThat(shareOfAnother(station, 40)).isEqualTo(40);
                configure(station, source(station, OTHER));
                meshcore.awaitLog("configuration reloaded: 1 sources", 2, 20);
                meshcore.awaitLog("subscribed a x/#", 2, 20);
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
            String mine = source(station, ", \"clientId\": \"mine\", \"persistentSession\": true");
            configure(station, mine);
            try (MeshcoreProcess meshcore = station.start(database)) {
                meshcore.awaitLog("subscribed a meshcore/#");
                configure(station, mine.replace("127.0.0.1", "localhost"));
                meshcore.awaitLog("subscribed a meshcore/#", 2, 20);
                station.publisher.publishSynthetic(0, 10);
                meshcore.await("rows", 20, () -> Database.count(database, "observations") == 10);
                assertThat(meshcore.terminate()).isZero();
                assertThat(meshcore.log()).doesNotContain("unsubscribed", "client id changes");
            }
        }
    }

    /** Between the two, ingest was stopped, so that nothing could be unsubscribed. */
    @Test
    void aSessionThatIsUsedAgainKeepsNoFilterOfBefore() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            configure(station, source(station, SHARED));
            run(station, database, "subscribed a $share/k/meshcore/#");
            configure(station, source(station, ", \"topics\": [\"x/#\"]"));
            assertThat(run(station, database, "subscribed a x/#")).contains("the client id changes from ");
            // Another broker in between, as far as a name tells.
            configure(
                    station,
                    source(station, OTHER)
                            .replace(
                                    "127.0.0.1",
                                    InetAddress.getLoopbackAddress().getHostName()));
            run(station, database, "subscribed a x/#");
            configure(station, source(station, OTHER));
            try (MeshcoreProcess meshcore = station.start(database)) {
                meshcore.awaitLog("unsubscribed a $share/k/meshcore/#");
                meshcore.awaitLog("subscribed a x/#");
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
            configure(station, source(station, both));
            try (MeshcoreProcess first = station.start(database)) {
                first.awaitLog("subscribed a other/#");
                try (MeshcoreProcess second = second(station, database)) {
                    second.awaitLog("subscribed a other/#");
                    assertThat(second.terminate()).isZero();
                }
                assertThat(first.terminate()).isZero();
            }
            configure(station, source(station, ", \"persistentSession\": true"));
            try (MeshcoreProcess first = station.start(database)) {
                first.awaitLog("unsubscribed a other/#");
                first.awaitLog("subscribed a meshcore/#");
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
            configure(station, source(station, ", \"clientId\": \"mine\", \"persistentSession\": true"));
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
            meshcore.awaitLog("subscribed a");
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
