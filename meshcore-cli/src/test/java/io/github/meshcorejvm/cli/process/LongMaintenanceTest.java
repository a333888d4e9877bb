package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work on the database that takes longer than a hanging call may: it continues as long as it makes progress. */
class LongMaintenanceTest {

    private static final String LIMITS = "-Dmeshcore.stuckAfterSeconds=4 -Dmeshcore.recoverWithinSeconds=1";
    /** More than a call may hang. */
    private static final long LONGER_NANOS = 4_500_000_000L;

    private static final int WRITE_MICROSECONDS = 300;
    private static final int ROWS = 70_000;

    private static final String V2 = """
            CREATE TABLE transmissions (id INTEGER PRIMARY KEY AUTOINCREMENT, raw_hex TEXT NOT NULL,
              hash TEXT NOT NULL UNIQUE, first_seen TEXT NOT NULL, route_type INTEGER, payload_type INTEGER,
              payload_version INTEGER, decoded_json TEXT, created_at TEXT);
            CREATE TABLE observations (id INTEGER PRIMARY KEY AUTOINCREMENT,
              transmission_id INTEGER NOT NULL REFERENCES transmissions(id), hash TEXT NOT NULL, observer_id TEXT,
              observer_name TEXT, direction TEXT, snr REAL, rssi REAL, score INTEGER, path_json TEXT,
              timestamp TEXT NOT NULL, created_at TEXT);
            CREATE TABLE nodes (public_key TEXT PRIMARY KEY, name TEXT, role TEXT, lat REAL, lon REAL,
              last_seen TEXT, first_seen TEXT, advert_count INTEGER DEFAULT 0);
            CREATE TABLE observers (id TEXT PRIMARY KEY, name TEXT, iata TEXT, last_seen TEXT, first_seen TEXT,
              packet_count INTEGER DEFAULT 0)""";

    private static final String NUMBERS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ";

    @TempDir
    Path folder;

    @Test
    void aSlowVacuumDoesNotEndTheProcess() throws Exception {
        Path database = folder.resolve("mesh.db");
        try (IngestStation station = new IngestStation(folder)) {
            vacuumAtStart(station);
            withBigTable(station, database);
            try (MeshcoreProcess meshcore = station.start(database, slowDisk())) {
                meshcore.awaitLog("rewriting the whole database");
                long begun = System.nanoTime();
                meshcore.awaitLog("subscribed a", 1, 60);
                station.publisher.publishSynthetic(0, 5);
                meshcore.await("the messages", 60, () -> Database.count(database, "observations") == 5);
                assertThat(System.nanoTime() - begun).as("the case is one").isGreaterThan(LONGER_NANOS);
                assertThat(meshcore.log()).doesNotContain("no progress");
                assertThat(meshcore.terminate()).isZero();
            }
        }
    }

    @Test
    void aVacuumThatHangsEndsTheProcess() throws Exception {
        Path database = folder.resolve("mesh.db");
        HostFaults faults = new HostFaults(folder);
        try (IngestStation station = new IngestStation(folder)) {
            vacuumAtStart(station);
            withBigTable(station, database);
            try (MeshcoreProcess meshcore = station.start(database, faults.slowDisk(LIMITS, WRITE_MICROSECONDS))) {
                meshcore.awaitLog("rewriting the whole database");
                faults.disk(false);
                FailFastTest.endsWithOne(meshcore);
                assertThat(meshcore.log()).contains("opening the database has made no progress");
            }
            assertThat(Database.count(database, "dropped_packets")).isEqualTo(ROWS);
        }
    }

    @Test
    void aSlowConversionDoesNotEndTheProcess() throws Exception {
        Path database = folder.resolve("mesh.db");
        int observations = 100_000;
        execute(database, V2.split(";"));
        String numbers = String.format(Locale.ROOT, NUMBERS, observations);
        execute(
                database,
                "PRAGMA journal_mode = WAL",
                numbers + "INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type, decoded_json)"
                        + " SELECT '1500', format('%016x', i), '2026-01-01T00:00:00Z', 5, '{}' FROM n WHERE i % 20 = 0",
                numbers + "INSERT INTO observations (transmission_id, hash, observer_id, path_json, timestamp)"
                        + " SELECT 1 + i % " + observations / 20 + ", 'x', 'observer ' || i % 50, '[\"' || i || '\"]',"
                        + " '2026-01-01T00:00:00Z' FROM n");
        try (IngestStation station = new IngestStation(folder);
                MeshcoreProcess meshcore = station.start(database, slowDisk())) {
            meshcore.await(
                    "the JVM to open the database",
                    60,
                    () -> Files.exists(folder.resolve("mesh.db-shm"))
                            || !meshcore.process().isAlive());
            long begun = System.nanoTime();
            meshcore.await(
                    "the conversion",
                    120,
                    () -> Database.number(
                                            database,
                                            "SELECT count(*) FROM pragma_table_info('observations') WHERE name = 'observer_idx'")
                                    == 1
                            || !meshcore.process().isAlive());
            assertThat(System.nanoTime() - begun).as("the case is one").isGreaterThan(LONGER_NANOS);
            station.publisher.publishSynthetic(0, 5);
            meshcore.await(
                    "the messages",
                    60,
                    () -> Database.count(database, "observations") == observations + 5
                            || !meshcore.process().isAlive());
            assertThat(meshcore.process().isAlive()).as(meshcore.log()).isTrue();
            assertThat(meshcore.log()).doesNotContain("no progress");
            assertThat(meshcore.terminate()).isZero();
        }
    }

    private String[] slowDisk() throws Exception {
        return new HostFaults(folder).slowDisk(LIMITS, WRITE_MICROSECONDS);
    }

    private static void vacuumAtStart(IngestStation station) throws Exception {
        Files.writeString(
                station.config,
                Files.readString(station.config).replaceFirst("\\{", "{\"db\": {\"vacuumOnStartup\": true}, "));
    }

    private void withBigTable(IngestStation station, Path database) throws Exception {
        try (MeshcoreProcess meshcore = station.ingest(database)) {
            assertThat(meshcore.terminate()).isZero();
        }
        execute(
                database,
                String.format(Locale.ROOT, NUMBERS, ROWS)
                        + "INSERT INTO dropped_packets (hash, raw_hex, reason) SELECT i, hex(randomblob(200)), 'x' FROM n");
    }

    private static void execute(Path database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
