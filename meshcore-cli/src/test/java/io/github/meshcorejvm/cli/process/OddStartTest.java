package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Started with what cannot work, the program says in a line what is wrong, and no more. */
class OddStartTest {

    @TempDir
    Path folder;

    @Test
    void saysWhatTheDatabaseIsWhenItIsNone() throws Exception {
        assertThat(end(1, "ingest", "--db", "/")).contains("/ is a folder, not a database");
        assertThat(end(1, "ingest", "--db", folder.toString())).contains(" is a folder, not a database");
        assertThat(end(1, "ingest", "--db", "/dev/null")).contains("/dev/null is not a regular file, not a database");
    }

    @Test
    void refusesToRecordWhatItReplays() throws Exception {
        assertThat(end(2, "ingest", "--replay", "a", "--record", "b")).contains("cannot be combined");
    }

    /** What a broker's settings name is looked for at each attempt, and missed by its name. */
    @Test
    void namesTheFilesOfASourceThatAreMissing() throws Exception {
        Path config = Files.writeString(
                folder.resolve("config.json"),
                "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"mqtts://127.0.0.1:1\", \"caFile\": \"/no/ca.pem\"},"
                        + "{\"name\": \"b\", \"broker\": \"mqtt://127.0.0.1:1\", \"passwordFile\": \"/\"},"
                        + "{\"name\": \"c\", \"broker\": \"mqtts://127.0.0.1:1\", \"caFile\": \"config.json\"}]}");
        try (MeshcoreProcess meshcore = start("ingest", "--config", config.toString(), "--db", "mesh.db")) {
            meshcore.awaitLog("missing file /no/ca.pem");
            meshcore.awaitLog("the password file / cannot be read");
            meshcore.awaitLog("no certificate in file config.json");
            Thread.sleep(4_000);
            assertThat(meshcore.terminate()).isZero();
            // Three failures, told once each though there were more attempts.
            assertThat(IngestStation.troubles(meshcore)).hasSize(3);
        }
    }

    /** What an operator asks first, and what a broker that is away costs in the log. */
    @Test
    void theLogBeginsWithWhatRunsAndSaysWhyABrokerIsNotReached() throws Exception {
        int closed = Mosquitto.freePort();
        Path config = Files.writeString(
                folder.resolve("config.json"),
                "{\"mqttSources\": [{\"name\": \"a\", \"broker\": \"mqtt://127.0.0.1:" + closed
                        + "\", \"topics\": [\"meshcore/FRA/#\"], \"persistentSession\": true}],"
                        + " \"hashRegions\": [\"#eu\", \"#de\"], \"retention\": {\"packetDays\": 30}}");
        try (MeshcoreProcess meshcore = start("ingest", "--config", config.toString(), "--db", "mesh.db")) {
            meshcore.awaitLog("next attempt in");
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log())
                    .containsPattern("INFO  meshcore \\S+, Java " + System.getProperty("java.specification.version")
                            + "\\S*, SQLite 3\\.[0-9.]+\n")
                    .contains("configuration file: " + config + "\n")
                    .contains("database: " + folder.resolve("mesh.db") + " (new file)\n")
                    .contains("source a: tcp://127.0.0.1:" + closed + ", topics meshcore/FRA/#, persistent session\n")
                    .contains("1 channel keys, 2 regions\n")
                    .contains("retention in days: packets 30, nodes 7,")
                    .containsPattern("WARN  a: tcp://127\\.0\\.0\\.1:" + closed
                            + ": connection refused: the port is closed or blocked, next attempt in [0-9]\\.[0-9] s\n");
        }
    }

    private MeshcoreProcess start(String... arguments) throws Exception {
        return new MeshcoreProcess(folder, Map.of(), arguments);
    }

    /** The only line that it writes, before it ends with {@code status}; usage aside. */
    private String end(int status, String... arguments) throws Exception {
        try (MeshcoreProcess meshcore = start(arguments)) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.process().exitValue()).as(meshcore.log()).isEqualTo(status);
            String[] lines = meshcore.log()
                    .lines()
                    .filter(line -> !line.contains(" INFO  "))
                    .toArray(String[]::new);
            assertThat(lines).as(meshcore.log()).hasSizeLessThan(status == 2 ? 60 : 2);
            return lines[0];
        }
    }
}
