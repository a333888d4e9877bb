package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip in the name of the configuration, or in a key of it, costs nobody anything. */
class SlipsOfTheHandTest {

    private static final String CHANNEL_MESSAGE = "1546e1cd2927444a8834d424f409d9ded46f40944fe971bb61f4b23d94b19ee0e0";

    private static final Map<String, String> NO_BROKER = Map.of("MQTT_BROKER", "127.0.0.1:1");
    private static final String REFUSED = "connection refused: the port is closed or blocked";

    @TempDir
    Path folder;

    /** What {@code meshcore} prints until it ends, which it must with {@code status}. */
    private String end(int status, String... arguments) throws Exception {
        try (MeshcoreProcess meshcore = new MeshcoreProcess(folder, NO_BROKER, arguments)) {
            assertThat(meshcore.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(meshcore.process().exitValue()).as(meshcore.log()).isEqualTo(status);
            return meshcore.log();
        }
    }

    private Path database() throws Exception {
        Path file = folder.resolve("mesh.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        }
        end(0, "migrate", "--db", file.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO nodes (public_key, name, role, last_seen, first_seen) VALUES ('"
                    + "ab".repeat(32) + "', 'Old', 'repeater', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z')");
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"maintain", "migrate", "backfill --all", "build-neighbors", "neighbors", "decode 2e0081"})
    void aConfigurationThatIsMissingIsRefused(String command) throws Exception {
        Path file = Files.createFile(folder.resolve("mesh.db"));
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        if (!command.startsWith("decode")) {
            arguments.addAll(List.of("--db", file.toString()));
        }
        arguments.addAll(List.of("-config", "confg.json"));
        assertThat(end(2, arguments.toArray(String[]::new)))
                .contains("the configuration file confg.json does not exist")
                .hasLineCount(1);
        assertThat(file).isEmptyFile();
    }

    @Test
    void maintainDeletesNothingByDefaultsThatNobodyAskedFor() throws Exception {
        String file = database().toString();
        assertThat(end(2, "maintain", "--db", file)).contains("--config FILE", "--defaults");
        assertThat(end(2, "maintain", "--defaults", "--config", "confg.json", "--db", file))
                .contains("does not exist");
        assertThat(Database.count(Path.of(file), "nodes")).isEqualTo(1);
        Files.writeString(folder.resolve("config.json"), "{\"retention\": {\"nodeDays\": 30000}}");
        assertThat(end(0, "maintain", "--db", file)).startsWith("configuration file: config.json");
        assertThat(Database.count(Path.of(file), "nodes")).isEqualTo(1);
        Files.delete(folder.resolve("config.json"));
        end(0, "maintain", "--defaults", "--db", file);
        assertThat(Database.count(Path.of(file), "nodes")).isZero();
    }

    @Test
    void theConfigurationOfTheWorkingDirectoryIsUsedAndNamed() throws Exception {
        database();
        Files.writeString(
                folder.resolve("config.json"),
                "{\"dbPath\": \"mesh.db\", \"hashChannels\": [\"test\"], \"dbpaht\": 1}");
        for (String command : List.of("migrate", "backfill --all", "build-neighbors", "neighbors")) {
            assertThat(end(0, command.split(" ")))
                    .as(command)
                    .contains("configuration file: config.json", "is dbPath meant?");
        }
        // From cron, which mails every line; a slip is worth one.
        assertThat(end(0, "build-neighbors", "--quiet"))
                .contains("is dbPath meant?")
                .doesNotContain("configuration file");
        assertThat(end(0, "decode", CHANNEL_MESSAGE)).contains("configuration file: config.json", "#test");
        assertThat(end(1, "ingest", "--check", "--check-wait", "1"))
                .contains("configuration            config.json", "is dbPath meant?");
        try (MeshcoreProcess meshcore = new MeshcoreProcess(folder, NO_BROKER, "ingest")) {
            meshcore.awaitLog("configuration file: config.json");
            meshcore.awaitLog("is dbPath meant?");
            meshcore.awaitLog(REFUSED);
            assertThat(meshcore.terminate()).isZero();
        }
    }

    @Test
    void anErrorNamesTheMisspeltKeyThatMayBeItsCause() throws Exception {
        Files.writeString(folder.resolve("c.json"), "{\"logLevl\": \"warn\", \"db\": {\"synchronous\": \"on\"}}");
        assertThat(end(2, "ingest", "--check", "--config", "c.json"))
                .contains("db.synchronous must be full or normal", "is logLevel meant?");
    }

    /** Container images always pass it, with a file or without. */
    @Test
    void ingestStartsWithoutTheConfigurationItWasGiven() throws Exception {
        try (MeshcoreProcess meshcore =
                new MeshcoreProcess(folder, NO_BROKER, "ingest", "-config", "none.json", "--db", "mesh.db")) {
            meshcore.awaitLog("the configuration file none.json does not exist; the defaults are used");
            meshcore.awaitLog(REFUSED);
            assertThat(meshcore.terminate()).isZero();
        }
    }

    @Test
    void aRegionNameThatFirmwareRefusesDoesNotEndIngest() throws Exception {
        Path config = Files.writeString(
                folder.resolve("c.json"), "{\"hashRegions\": [\"New York\", \"*\", \"$coast\", \"a.b\", \"eu\"]}");
        try (MeshcoreProcess meshcore =
                new MeshcoreProcess(folder, NO_BROKER, "ingest", "--config", config.toString(), "--db", "mesh.db")) {
            meshcore.awaitLog("hashRegions: region ", 4, 20);
            meshcore.awaitLog(REFUSED);
            assertThat(meshcore.terminate()).isZero();
            assertThat(meshcore.log()).doesNotContain("Exception");
        }
        assertThat(end(2, "decode", "2e0081", "--region", "New York"))
                .contains("--region New York: region name must have letters, digits");
    }
}
