package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationStepsTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeFile() throws SQLException {
        file = folder.resolve("old.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            OldFiles.tablesV3(statement);
        }
    }

    @Test
    void anOldFileBecomesWhatAFreshOneIs() throws Exception {
        migrate();
        Path fresh = folder.resolve("fresh.db");
        MeshStore.open(fresh, StoreOptions.DEFAULT).close();
        assertThat(Normalised.schema(file)).isEqualTo(Normalised.schema(fresh));
        assertThat(query(file, "PRAGMA user_version")).containsExactly("3");
        assertThat(migrate().isEmpty()).isTrue();
        assertThat(query(file, "SELECT name FROM _migrations ORDER BY name"))
                .doesNotHaveDuplicates()
                .contains("noise_floor_real_v1", "advert_count_unique_v1", "obs_observer_ts_idx_v1")
                .doesNotContain("backfill_path_json_from_raw_hex_v1");
    }

    @Test
    void noiseFloorsBecomeRealAndObserversKeepTheirRowids() throws Exception {
        execute(file, "INSERT INTO observers (rowid, id, noise_floor) VALUES (3, 'AA', -95), (8, 'BB', -95.25)");
        execute(
                file,
                "CREATE TABLE observer_metrics (observer_id TEXT NOT NULL, timestamp TEXT NOT NULL,"
                        + " noise_floor INTEGER, mood TEXT, PRIMARY KEY (observer_id, timestamp))");
        execute(file, "INSERT INTO observer_metrics VALUES ('AA', '2026-01-02T03:05:00Z', -90, 'good')");
        migrate();
        assertThat(query(file, "SELECT rowid, id, noise_floor, typeof(noise_floor) FROM observers"))
                .containsExactly("3|AA|-95.0|real", "8|BB|-95.25|real");
        assertThat(query(file, "SELECT timestamp, typeof(noise_floor), mood FROM observer_metrics"))
                .containsExactly("2026-01-02T03:05:00Z|real|good");
    }

    @Test
    void numbersBecomeWholeOrFiniteOrNothing() throws Exception {
        execute(
                file,
                "INSERT INTO observations (transmission_id, observer_idx, snr, rssi, score, timestamp) VALUES"
                        + " (1, 1, 9e999, -9e999, 2.5, 5), (1, 4, 1, 1, 0.873, 5), (1, 2, 'loud', -80, 9e999, 5), (1, 3, 0.25, -1, 9007199254740993, 5)");
        execute(
                file,
                "INSERT INTO observers (id, packet_count, battery_mv) VALUES ('AA', NULL, 4.1e3), ('BB', 2, 3.7)");
        execute(file, "INSERT INTO nodes (public_key, advert_count, lat) VALUES ('aa', NULL, 9e999)");
        migrate();
        assertThat(query(file, "SELECT snr, rssi, score FROM observations"))
                .containsExactly("null|null|3", "1.0|1.0|873", "null|-80.0|null", "0.25|-1.0|null");
        assertThat(query(file, "SELECT packet_count, battery_mv FROM observers"))
                .containsExactly("0|4100", "2|4");
        assertThat(query(file, "SELECT advert_count, lat FROM nodes")).containsExactly("0|null");
    }

    @Test
    void keysThatDifferInCaseAreOneNode() throws Exception {
        execute(
                file,
                "INSERT INTO nodes (public_key, name, role, lat, last_seen, first_seen, advert_count) VALUES"
                        + " ('ABCD', 'New', 'room', NULL, '2026-01-03T00:00:00Z', '2026-01-01T00:00:00Z', 2),"
                        + " ('abcd', 'Old', 'repeater', 51.5, '2026-01-02 00:00:00', '2025-12-01 00:00:00', 3),"
                        + " ('EF01', 'Alone', 'room', NULL, NULL, NULL, 1)");
        execute(file, "CREATE TABLE _migrations (name TEXT PRIMARY KEY)");
        execute(file, "INSERT INTO _migrations VALUES ('advert_count_unique_v1')");
        migrate();
        assertThat(query(file, "SELECT public_key, name, role, lat, last_seen, first_seen, advert_count FROM nodes"))
                .containsExactlyInAnyOrder(
                        "abcd|New|room|51.5|2026-01-03T00:00:00Z|2025-12-01 00:00:00|5",
                        "ef01|Alone|room|null|null|null|1");
    }

    @Test
    void columnsThatBelongTogetherComeFromOneRow() throws Exception {
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(
                file,
                "INSERT INTO nodes (public_key, last_seen, lat, lon, multibyte_sup, multibyte_evidence, configured_scope,"
                        + " configured_scope_at) VALUES"
                        + " ('ABCD', '2026-11-02 00:00:00', NULL, NULL, 0, NULL, '#old', '2026-10-01T00:00:00Z'),"
                        + " ('abcd', '2026-11-01T00:00:00Z', 1, 2, 2, 'path', '#eu', '2026-11-01T00:00:00Z'),"
                        + " ('EF', '2026-11-02T00:00:00Z', 3, 4, 1, 'advert', '#new', '2026-11-02T00:00:00Z'),"
                        + " ('ef', '2026-11-01T00:00:00Z', 5, 6, 2, 'path', '#eu', NULL)");
        migrate();
        assertThat(query(
                        file,
                        "SELECT public_key, lat, lon, multibyte_sup, multibyte_evidence, configured_scope,"
                                + " configured_scope_at FROM nodes ORDER BY 1"))
                .containsExactly(
                        "abcd|1.0|2.0|2|path|#eu|2026-11-01T00:00:00Z",
                        "ef|3.0|4.0|1|advert|#new|2026-11-02T00:00:00Z");
    }

    @Test
    void aRecreatedTableFillsInValuesThatAnOlderOneLacks() throws Exception {
        execute(file, "DROP TABLE nodes");
        execute(
                file,
                "CREATE TABLE nodes (public_key TEXT PRIMARY KEY, name TEXT, role TEXT, lat TEXT, lon TEXT,"
                        + " last_seen TEXT, first_seen TEXT, advert_count INTEGER, multibyte_sup INTEGER)");
        execute(
                file,
                "INSERT INTO nodes (public_key, lat, multibyte_sup) VALUES ('aa', '10.5', NULL), ('bb', NULL, 2)");
        migrate();
        assertThat(query(file, "SELECT public_key, lat, typeof(lat), multibyte_sup FROM nodes ORDER BY 1"))
                .containsExactly("aa|10.5|real|0", "bb|null|null|2");
        assertThat(migrate().isEmpty()).isTrue();
    }

    private void migrateWithTransmission() throws Exception {
        migrate();
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (1, '', 'h', '2026-01-01T00:00:00Z')");
    }

    /** Operators change programs as often as they want. */
    @Test
    void numbersOfAnOlderProgramThatRanInBetweenAreRepaired() throws Exception {
        migrateWithTransmission();
        execute(
                file,
                "INSERT INTO observations (transmission_id, observer_idx, snr, score, timestamp) VALUES (1, 1, 9e999, 0.5, 5)");
        execute(file, "INSERT INTO nodes (public_key, advert_count) VALUES ('aa', NULL)");
        SchemaMigrator migrator = new SchemaMigrator(file, StoreOptions.DEFAULT);
        assertThat(migrator.plan(MigrationOptions.DEFAULT)).isNotEmpty().isEqualTo(migrator.planUnasked());
        migrate();
        assertThat(query(file, "SELECT snr, score FROM observations")).containsExactly("null|500");
        assertThat(query(file, "SELECT advert_count FROM nodes")).containsExactly("0");
        assertThat(migrate().isEmpty()).isTrue();
    }

    /** In a big table, a start looks at the later rows only; a migration on request at all. */
    @Test
    void rowsThatWereCheckedAreNotLookedAtByEachStart() throws Exception {
        migrateWithTransmission();
        execute(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)"
                        + " INSERT INTO observations (transmission_id, observer_idx, timestamp) SELECT 1, i, 5 FROM n");
        migrate();
        execute(file, "UPDATE observations SET score = 0.5 WHERE id = 1");
        assertThat(migrate().isEmpty()).isTrue();
        execute(file, "UPDATE observations SET score = 0.25 WHERE id = 49999");
        assertThat(migrate().isEmpty()).isFalse();
        execute(file, "UPDATE observations SET score = 0.5 WHERE id = 1");
        new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        assertThat(query(file, "SELECT DISTINCT score FROM observations ORDER BY 1"))
                .containsExactly("null", "250", "500");
    }

    @Test
    void advertsAreCountedOnceEach() throws Exception {
        execute(file, "INSERT INTO nodes (public_key, advert_count) VALUES ('aa', 77), ('bb', 5)");
        execute(
                file,
                "INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type, decoded_json) VALUES"
                        + " ('11', '01', '2026-01-01T00:00:00Z', 4, '{\"pubKey\":\"AA\"}'),"
                        + " ('11', '02', '2026-01-01T00:00:00Z', 4, '{\"pubKey\":\"aa\"}'),"
                        + " ('11', '03', '2026-01-01T00:00:00Z', 4, 'not json'),"
                        + " ('11', '04', '2026-01-01T00:00:00Z', 2, '{\"pubKey\":\"aa\"}'),"
                        // A shared contact is not its node's.
                        + " ('13000000000000AA', '05', '2026-01-01T00:00:00Z', 4, '{\"pubKey\":\"aa\"}')");
        migrate();
        assertThat(query(file, "SELECT public_key, advert_count FROM nodes")).containsExactly("aa|2", "bb|0");
    }

    @Test
    void channelsGetTheirNames() throws Exception {
        execute(file, "ALTER TABLE transmissions ADD COLUMN channel_hash TEXT DEFAULT NULL");
        execute(
                file,
                "INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type, channel_hash, decoded_json)"
                        + " VALUES ('15', '01', '2026-01-01T00:00:00Z', 5, 'public', '{}'),"
                        + " ('15', '02', '2026-01-01T00:00:00Z', 5, NULL, '{\"type\":\"CHAN\",\"channel\":\"#test\"}'),"
                        + " ('15', '03', '2026-01-01T00:00:00Z', 5, NULL, '{\"type\":\"GRP_TXT\",\"channelHashHex\":\"0A\"}'),"
                        + " ('15', '04', '2026-01-01T00:00:00Z', 5, NULL, '{broken'),"
                        + " ('15', '05', '2026-01-01T00:00:00Z', 2, NULL, '{\"channelHashHex\":\"0A\"}')");
        migrate();
        assertThat(query(file, "SELECT hash, channel_hash FROM transmissions"))
                .containsExactlyInAnyOrder("01|Public", "02|#test", "03|enc_0A", "04|null", "05|null");
    }

    @Test
    void whatOthersHaveRecordedIsNotRepeated() throws Exception {
        execute(file, "CREATE TABLE _migrations (name TEXT PRIMARY KEY)");
        execute(file, "INSERT INTO _migrations VALUES ('cleanup_legacy_null_hash_ts'), ('channel_hash_casing_v1')");
        execute(file, "INSERT INTO transmissions (raw_hex, hash, first_seen) VALUES ('11', '', '')");
        migrate();
        assertThat(query(file, "SELECT count(*) FROM transmissions")).containsExactly("1");
    }

    @Test
    void duplicatesAreFoldedBeforeTheIndexThatForbidsThem() throws Exception {
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, snr, rssi, path_json, timestamp)"
                        + " VALUES (1, 1, 1, 1, NULL, NULL, 5), (2, 1, 1, NULL, 2, '', 6), (3, 1, NULL, 1, 1, '', 5),"
                        + " (4, 1, NULL, 1, 1, '', 5)");
        migrate();
        assertThat(query(file, "SELECT id, snr, rssi, timestamp FROM observations"))
                .containsExactly("1|1.0|2.0|5", "3|1.0|1.0|5", "4|1.0|1.0|5");
    }

    /** Without their paths they look equal; what neither has a frame nor a path is folded as before. */
    @Test
    void whatWasHeardOverTwoPathsIsNotFoldedThoughThePathsAreMissing() throws Exception {
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        String ten = "110110" + SampleAdvert.PAYLOAD;
        String twenty = "110120" + SampleAdvert.PAYLOAD;
        // A direct TRACE: its path bytes are SNR.
        String trace = "2601283930201000000000000102";
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, snr, rssi, path_json, timestamp, raw_hex)"
                        + " VALUES (1, 1, 1, 1, NULL, NULL, 5, '" + ten + "'), (2, 1, 1, 2, NULL, '', 6, '" + twenty
                        + "'), (3, 1, 1, 3, -3, NULL, 7, '" + ten + "'), (4, 1, 1, NULL, -4, '[\"20\"]', 8, NULL),"
                        + " (5, 1, 1, 5, -5, NULL, 9, NULL), (6, 1, 1, 6, NULL, NULL, 10, '" + trace + "')");
        migrate();
        assertThat(query(file, "SELECT id, path_json, snr, rssi, timestamp, raw_hex FROM observations ORDER BY id"))
                .containsExactly(
                        "1|[\"10\"]|3.0|-3.0|5|" + ten,
                        "2|[\"20\"]|2.0|-4.0|6|" + twenty,
                        "5|null|6.0|-5.0|9|" + trace);
        assertThat(query(
                        file,
                        "SELECT count(*) FROM pragma_index_list('observations')"
                                + " WHERE name = 'idx_observations_dedup'"))
                .containsExactly("1");
    }

    @Test
    void columnsInAnotherOrderStayWhereTheyAre() throws Exception {
        execute(
                file,
                "CREATE TABLE inactive_nodes (first_seen TEXT, name TEXT, public_key TEXT PRIMARY KEY, lon REAL,"
                        + " lat REAL, role TEXT, advert_count INTEGER DEFAULT 0, last_seen TEXT)");
        execute(
                file,
                "INSERT INTO inactive_nodes VALUES ('2026-01-01T00:00:00Z', 'Hut', 'aa', 2.5, 1.5, 'room', 0, NULL)");
        migrate();
        assertThat(query(file, "SELECT public_key, name, lat, lon, multibyte_sup FROM inactive_nodes"))
                .containsExactly("aa|Hut|1.5|2.5|0");
    }

    private MigrationReport migrate() throws InterruptedException {
        return new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(MigrationProgress.NONE);
    }
}
