package io.github.meshcorejvm.store.sqlite.retention;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrunerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withClock(Clock.fixed(NOON, ZoneOffset.UTC));

    /** Everything is kept for a week. */
    private static final RetentionPolicy WEEK = policy(Duration.ofDays(7));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, OPTIONS).close();
    }

    private static RetentionPolicy policy(Duration age) {
        return new RetentionPolicy(
                Optional.of(age),
                Optional.of(age),
                Optional.of(age),
                Optional.of(age),
                Optional.of(age),
                Optional.of(age),
                new RetentionPolicy.Clients(Optional.of(age), Optional.of(age), Optional.of(age), Optional.of(age)));
    }

    private RetentionReport prune() throws InterruptedException {
        return new Pruner(file, OPTIONS).prune(WEEK);
    }

    @Test
    void silentNodesMoveWithAllTheyHave() throws Exception {
        execute(
                file,
                "INSERT INTO nodes (public_key, name, last_seen, advert_count, multibyte_sup) VALUES"
                        + " ('aa', 'Old', '2026-11-13T11:59:59Z', 4, 2), ('bb', 'New', '2026-11-13 12:00:00', 1, 0)");
        assertThat(prune().nodes()).isEqualTo(1);
        assertThat(query(file, "SELECT public_key FROM nodes")).containsExactly("bb");
        assertThat(query(file, "SELECT public_key, name, advert_count, multibyte_sup FROM inactive_nodes"))
                .containsExactly("aa|Old|4|2");
    }

    @Test
    void copiesGoByNameWhateverTheOrderOfTheColumns() throws Exception {
        execute(file, "DROP TABLE inactive_nodes");
        execute(
                file,
                "CREATE TABLE inactive_nodes (configured_scope_at TEXT, configured_scope TEXT, multibyte_evidence TEXT,"
                        + " multibyte_sup INTEGER NOT NULL DEFAULT 0, default_scope TEXT, foreign_advert INTEGER,"
                        + " temperature_c REAL, battery_mv INTEGER, advert_count INTEGER, first_seen TEXT,"
                        + " last_seen TEXT, lon REAL, lat REAL, role TEXT, name TEXT, public_key TEXT PRIMARY KEY)");
        execute(
                file,
                "INSERT INTO nodes (public_key, name, role, lat, last_seen) VALUES ('aa', 'N', 'room', 48.5,"
                        + " '2026-01-01T00:00:00Z')");
        prune();
        assertThat(query(file, "SELECT name, role, lat FROM inactive_nodes")).containsExactly("N|room|48.5");
    }

    @Test
    void silentObserversAreMarkedAndLoseTheirMetrics() throws Exception {
        execute(
                file,
                "INSERT INTO observers (id, last_seen) VALUES ('old', '2026-11-13T11:59:59.5Z'),"
                        + " ('new', '2026-11-20T00:00:00Z')");
        execute(
                file,
                "INSERT INTO observer_metrics (observer_id, timestamp) VALUES ('old', '2026-11-19T00:00:00Z'),"
                        + " ('new', '2026-11-19T00:00:00Z'), ('new', '2026-11-13T00:00:00Z')");
        RetentionReport counted = new Pruner(file, OPTIONS).count(WEEK);
        RetentionReport report = prune();
        assertThat(report).isEqualTo(counted);
        assertThat(report.observers()).isEqualTo(1);
        assertThat(report.metrics()).isEqualTo(2);
        assertThat(query(file, "SELECT id, inactive FROM observers ORDER BY id"))
                .as("rows of observers are never deleted: their rowids would be given to others")
                .containsExactly("new|0", "old|1");
        assertThat(query(file, "SELECT observer_id, timestamp FROM observer_metrics"))
                .containsExactly("new|2026-11-19T00:00:00Z");
    }

    @Test
    void packetsGoWithTheirObservationsWhenNobodyHearsThemAnyMore() throws Exception {
        long old = NOON.minus(Duration.ofDays(8)).getEpochSecond();
        transmission(1, "2026-11-12T12:00:00Z", old);
        transmission(2, "2026-11-12T12:00:00Z", NOON.getEpochSecond());
        transmission(3, "2026-11-12T12:00:00Z", 0);
        for (int id = 1; id <= 3; id++) {
            execute(
                    file,
                    "INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (" + id + ", 1, 1), ("
                            + id + ", 2, 1)");
        }
        assertThat(new Pruner(file, OPTIONS).count(WEEK).observations()).isEqualTo(2);
        RetentionReport report = prune();
        assertThat(report.transmissions()).isEqualTo(1);
        assertThat(report.observations()).isEqualTo(2);
        assertThat(query(file, "SELECT id FROM transmissions")).containsExactly("2", "3");
        assertThat(query(file, "SELECT DISTINCT transmission_id FROM observations"))
                .containsExactly("2", "3");
        assertThat(query(file, "SELECT seq FROM sqlite_sequence WHERE name = 'observations'"))
                .as("no id is given out twice")
                .containsExactly("6");
    }

    @Test
    void oldEdgesReceptionsAndDroppedPacketsGo() throws Exception {
        for (String day : new String[] {"2026-11-12", "2026-11-14"}) {
            execute(file, "INSERT INTO neighbor_edges VALUES ('a', '" + day + "', 1, '" + day + "T00:00:00Z')");
            execute(
                    file,
                    "INSERT INTO client_receptions (rx_pubkey, heard_key, heard_keylen, lat, lon, rx_at, ingested_at, src)"
                            + " VALUES ('aa', 'bb', 1, 1, 1, '" + day + "T00:00:00Z', '" + day + "', 'rxlog')");
            execute(
                    file,
                    "INSERT INTO client_rx_observations (rx_pubkey, rx_at, ingested_at, pkt_hash, route_type, payload_type,"
                            + " hash_size, hop_count, lat, lon) VALUES ('aa', '" + day + "T00:00:00.000Z', '" + day
                            + "', '00', 1, 5, 1, 0, 1, 1)");
            execute(
                    file,
                    "INSERT INTO client_rf_samples (rx_pubkey, sampled_at, ingested_at, lat, lon, uptime_secs)"
                            + " VALUES ('aa', '" + day + "T00:00:00.000Z', '" + day + "', 1, 1, 5)");
            execute(
                    file,
                    "INSERT INTO node_declared_regions (target, rx_pubkey, observed_at, ingested_at, regions_csv)"
                            + " VALUES ('bb', 'aa', '" + day + "T00:00:00.000Z', '" + day + "', '')");
            execute(file, "INSERT INTO client_observers VALUES ('" + day + "', NULL, '" + day + "T00:00:00Z')");
            execute(
                    file,
                    "INSERT INTO dropped_packets (reason, dropped_at) VALUES ('invalid signature', '" + day
                            + " 00:00:00')");
        }
        RetentionReport counted = new Pruner(file, OPTIONS).count(WEEK);
        assertThat(prune())
                .isEqualTo(counted)
                .isEqualTo(new RetentionReport(0, 0, 0, 0, 1, 0, 0, 1, new RetentionReport.Clients(1, 1, 1, 1, 1)));
        for (String table : new String[] {
            "neighbor_edges",
            "client_receptions",
            "client_rx_observations",
            "client_rf_samples",
            "node_declared_regions",
            "client_observers",
            "dropped_packets"
        }) {
            assertThat(query(file, "SELECT count(*) FROM " + table)).as(table).containsExactly("1");
        }
        assertThat(prune().isEmpty()).isTrue();
    }

    @Test
    void thousandsGoInManyShortTransactions() throws Exception {
        execute(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                        + " INSERT INTO transmissions (raw_hex, hash, first_seen, last_seen)"
                        + " SELECT hex(randomblob(100)), printf('%016x', i), '2026-01-01T00:00:00Z', 1767225600 FROM n");
        assertThat(prune().transmissions()).isEqualTo(5000);
        assertThat(query(file, "PRAGMA freelist_count")).isNotEqualTo(List.of("0"));
        assertThat(new Compactor(file, OPTIONS).releaseFreePages(64)).isGreaterThan(100);
        assertThat(query(file, "PRAGMA freelist_count")).containsExactly("0");
        assertThat(new Compactor(file, OPTIONS).checkpoint()).isEqualTo(new Checkpoint(false, 0, 0));
    }

    @Test
    void whatIsKeptForEverStays() throws Exception {
        execute(file, "INSERT INTO nodes (public_key, last_seen) VALUES ('aa', '2020-01-01T00:00:00Z')");
        RetentionPolicy forEver = new RetentionPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RetentionPolicy.Clients.FOR_EVER);
        assertThat(new Pruner(file, OPTIONS).prune(forEver).isEmpty()).isTrue();
        assertThatThrownBy(() -> policy(Duration.ZERO)).hasMessage("an age must be positive but was PT0S");
    }

    @Test
    void anInactiveObserverThatNothingNamesIsDeletedButNeverTheGreatestRowid() throws Exception {
        execute(
                file,
                "INSERT INTO observers (id, inactive, last_seen) VALUES ('unused', 1, '2026-11-13T11:59:59Z'),"
                        + " ('heard', 1, '2026-11-13T11:59:59Z'), ('measured', 1, '2026-11-13T11:59:59Z'),"
                        + " ('DROPPED', 1, '2026-11-13T11:59:59Z'), ('active', 0, '2026-11-13T11:59:59Z'),"
                        + " ('recent', 1, '2026-11-13T12:00:01Z'), ('timeless', 1, NULL),"
                        + " ('greatest', 1, '2026-11-13T11:59:59Z')");
        execute(file, "INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (1, '', 'h', '2026-11-20')");
        execute(file, "INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (1, 2, 1795176000)");
        execute(file, "INSERT INTO observer_metrics VALUES ('measured', '2026-11-20', 1, 1, 1, 1, 1, 1, 1)");
        execute(file, "INSERT INTO dropped_packets (reason, observer_id) VALUES ('invalid signature', 'dropped')");
        RetentionPolicy purge = new RetentionPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofDays(7)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RetentionPolicy.Clients.FOR_EVER);
        assertThat(new Pruner(file, OPTIONS).count(purge).purgedObservers()).isEqualTo(1);
        assertThat(new Pruner(file, OPTIONS).prune(purge).purgedObservers()).isEqualTo(1);
        assertThat(query(file, "SELECT rowid, id FROM observers ORDER BY rowid"))
                .containsExactly(
                        "2|heard", "3|measured", "4|DROPPED", "5|active", "6|recent", "7|timeless", "8|greatest");
    }

    @Test
    void timesWithMillisecondsAreComparedToTheMillisecond() throws Exception {
        for (String at : new String[] {"2026-11-13T11:59:59.999Z", "2026-11-13T12:00:00.000Z"}) {
            execute(
                    file,
                    "INSERT INTO client_rf_samples (rx_pubkey, sampled_at, ingested_at, lat, lon, uptime_secs)"
                            + " VALUES ('aa', '" + at + "', '2026', 1, 1, 5)");
        }
        assertThat(new Pruner(file, OPTIONS).count(WEEK).clients().rfSamples()).isEqualTo(1);
        assertThat(prune().clients().rfSamples()).isEqualTo(1);
        assertThat(query(file, "SELECT sampled_at FROM client_rf_samples")).containsExactly("2026-11-13T12:00:00.000Z");
    }

    @Test
    void routeEvidenceGoesWithItsTransmission() throws Exception {
        transmission(1, "2026-01-01T00:00:00Z", 1767225600);
        transmission(2, "2026-11-20T00:00:00Z", NOON.getEpochSecond());
        execute(file, "INSERT INTO advert_route_evidence (tx_id, bit) VALUES (1, 1), (1, 2), (2, 1)");
        assertThat(prune().transmissions()).isEqualTo(1);
        assertThat(query(file, "SELECT tx_id FROM advert_route_evidence")).containsExactly("2");
        assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
    }

    @Test
    void theStatisticsOfThePlannerAreRefreshedFromSoManyRows() throws Exception {
        execute(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                        + " INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type)"
                        + " SELECT '', printf('%016x', i), printf('%08d', i), 4 FROM n");
        new PlannerStatistics(file, OPTIONS).refresh(100);
        assertThat(query(file, "SELECT stat FROM sqlite_stat1 WHERE idx = 'idx_transmissions_payload_type'"))
                .singleElement()
                .asString()
                .doesNotStartWith("5000 5000");
        new PlannerStatistics(file, OPTIONS).refresh(10_000);
        assertThat(query(file, "SELECT stat FROM sqlite_stat1 WHERE idx = 'idx_transmissions_payload_type'"))
                .containsExactly("5000 5000");
    }

    @Test
    void rewritingKeepsTheRowidsOfObservers() throws Exception {
        execute(file, "INSERT INTO observers (id) VALUES ('a'), ('b'), ('c')");
        execute(file, "DELETE FROM observers WHERE id = 'b'");
        new Compactor(file, OPTIONS).rewrite();
        assertThat(query(file, "SELECT rowid, id FROM observers")).containsExactly("1|a", "3|c");
    }

    private void transmission(int id, String firstSeen, long lastSeen) throws SQLException {
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen) VALUES (" + id + ", '00', 'h" + id
                        + "', '" + firstSeen + "', " + lastSeen + ")");
    }
}
