package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class V2ConversionTest {

    private static final String INSERT = "INSERT INTO observations"
            + " (id, transmission_id, hash, observer_id, observer_name, direction, snr, rssi, score, path_json, timestamp)"
            + " VALUES ";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws SQLException {
        file = folder.resolve("old.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            OldFiles.tablesV2(statement);
            statement.execute("CREATE VIEW packets_v AS SELECT id, hash FROM observations");
            statement.execute("CREATE INDEX idx_observations_observer_id ON observations(observer_id)");
            statement.execute("CREATE TABLE packets (id INTEGER PRIMARY KEY)");
            statement.execute("INSERT INTO packets VALUES (1)");
            statement.execute("INSERT INTO observers (id, name) VALUES ('gone', ''), ('AA', 'Hill')");
            statement.execute("DELETE FROM observers WHERE id = 'gone'");
            statement.execute("INSERT INTO transmissions (id, raw_hex, hash, first_seen, payload_type, decoded_json)"
                    + " VALUES (4, '15', '00000000000000aa', '2026-01-02T03:04:05.678Z', 5, '{}'),"
                    + " (9, '16', '00000000000000bb', '2026-01-02 03:04:06', 2, '{}')");
        }
    }

    @Test
    void keepsIdsAndFindsObserversAndTimes() throws Exception {
        execute(file, INSERT + """
                (10, 4, 'aa', 'AA', 'Hill', 'rx', 7.5, -80, NULL, '["01"]', '2026-01-02T03:04:07.999Z'),
                (20, 4, 'aa', 'New', 'First', 'rx', 1, -81, 12.6, '[]', '2026-01-02 03:04:08'),
                (30, 9, 'bb', 'New', 'Second', 'rx', 9e999, -82, 3, NULL, 'yesterday'),
                (40, 9, 'bb', NULL, NULL, NULL, NULL, NULL, NULL, '[]', '2026-01-02T04:04:08+01:00'),
                (50, 77, 'cc', 'AA', 'Hill', 'rx', 0, 0, 0, '[]', '2026-01-02T03:04:09Z')""");
        MigrationReport report = migrate();
        assertThat(query(
                        file,
                        "SELECT id, transmission_id, observer_idx, direction, snr, rssi, score, path_json,"
                                + " timestamp FROM observations ORDER BY id"))
                .containsExactly(
                        "10|4|2|rx|7.5|-80.0|null|[\"01\"]|1767323047",
                        "20|4|3|rx|1.0|-81.0|13|[]|1767323048",
                        "30|9|3|rx|null|-82.0|3|null|1767323046",
                        "40|9|null|null|null|null|null|[]|1767323048",
                        "50|77|2|rx|0.0|0.0|0|[]|1767323049");
        assertThat(query(file, "SELECT rowid, id, name, packet_count, last_seen FROM observers"))
                .containsExactly("2|AA|Hill|0|null", "3|New|Second|2|2026-01-02T03:04:08Z");
        MigrationReport.Conversion done = report.conversion().orElseThrow();
        assertThat(done).isEqualTo(new MigrationReport.Conversion(done.backup(), 5, 0, 1, 1, 1));
    }

    @Test
    void writesDirectionsInLowerCase() throws Exception {
        execute(
                file,
                INSERT + "(1, 4, 'aa', 'AA', 'Hill', 'RX', 1, 1, 1, '[]', '2026-01-02T03:04:07Z'),"
                        + " (2, 9, 'bb', 'AA', 'Hill', 'Tx', 1, 1, 1, '[]', '2026-01-02T03:04:07Z')");
        migrate();
        assertThat(query(file, "SELECT direction FROM observations")).containsExactly("rx", "tx");
    }

    @Test
    void foldsWhatCollides() throws Exception {
        execute(file, INSERT + """
                (1, 4, 'aa', 'AA', 'Hill', NULL, 7.5, NULL, 1, '[]', '2026-01-02T03:04:07Z'),
                (2, 4, 'aa', 'AA', 'Hill', 'rx', NULL, -90, 2, '[]', '2026-01-02T03:04:08Z'),
                (3, 4, 'aa', 'AA', 'Hill', 'tx', NULL, -91, NULL, '[]', '2026-01-02T03:04:09Z'),
                (4, 4, 'aa', 'AA', 'Hill', 'rx', NULL, -1, NULL, '["01"]', '2026-01-02T03:04:09Z'),
                (5, 4, 'aa', NULL, NULL, 'rx', NULL, -2, NULL, '[]', '2026-01-02T03:04:09Z'),
                (6, 4, 'aa', NULL, NULL, 'rx', NULL, -3, NULL, '[]', '2026-01-02T03:04:09Z')""");
        assertThat(migrate().conversion().orElseThrow().folded()).isEqualTo(2);
        assertThat(query(file, "SELECT id, direction, snr, rssi, score, timestamp - 1767323047 FROM observations"))
                .containsExactly(
                        "1|tx|7.5|-91.0|2|0",
                        "4|rx|null|-1.0|null|2",
                        "5|rx|null|-2.0|null|2",
                        "6|rx|null|-3.0|null|2");
    }

    @Test
    void givesNoIdOutTwice() throws Exception {
        execute(file, INSERT + "(1000, 4, 'aa', 'AA', 'Hill', 'rx', 1, 1, 1, '[]', '2026-01-02T03:04:07Z')");
        execute(file, "DELETE FROM observations");
        migrate();
        assertThat(query(file, "SELECT seq FROM sqlite_sequence WHERE name = 'observations'"))
                .containsExactly("1000");
        assertThat(query(file, "SELECT count(*) FROM sqlite_sequence WHERE name LIKE 'meshcore%'"))
                .containsExactly("0");
    }

    @Test
    void keepsACopyAndTablesOfVersionOne() throws Exception {
        execute(file, INSERT + "(1, 4, 'aa', 'AA', 'Hill', 'rx', 1, 1, 1, '[]', 'never')");
        List<String> before = query(file, "SELECT * FROM observations");
        Path backup = migrate().conversion().orElseThrow().backup().orElseThrow();
        assertThat(backup).hasFileName("old.db.v2-backup");
        assertThat(query(backup, "SELECT * FROM observations")).isEqualTo(before);
        assertThat(query(file, "SELECT id FROM packets")).containsExactly("1");
        assertThat(Readiness.missing(file)).isEmpty();
    }

    @Test
    void openingAStoreConvertsToo() throws Exception {
        execute(file, INSERT + "(1, 4, 'aa', 'AA', 'Hill', 'rx', 1, 1, 1, '[]', '2026-01-02T03:04:07Z')");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThat(query(file, "SELECT hash, observer_name, timestamp FROM packets_v"))
                .containsExactly("00000000000000aa|Hill|2026-01-02 03:04:07");
        assertThat(Files.exists(folder.resolve("old.db.v2-backup"))).isTrue();
    }

    @Test
    void anEmptyFileOfVersionTwoNeedsNoMore() throws Exception {
        assertThat(migrate().conversion().orElseThrow().observations()).isZero();
        assertThat(Readiness.missing(file)).isEmpty();
    }

    private MigrationReport migrate() throws InterruptedException {
        return new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(MigrationProgress.NONE);
    }
}
