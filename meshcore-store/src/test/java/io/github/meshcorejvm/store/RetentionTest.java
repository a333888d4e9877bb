package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
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
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreEngine.class)
class RetentionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withClock(Clock.fixed(NOON, ZoneOffset.UTC));

    /** Everything is kept for a week. */
    private static final RetentionPolicy WEEK = policy(Duration.ofDays(7));

    @Parameter
    private StoreEngine engine;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Maintenance maintenance;

    @BeforeEach
    void make() {
        database = engine.create(folder);
        maintenance = database.store(OPTIONS).maintenance();
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
        return maintenance.prune(WEEK);
    }

    @Test
    void silentNodesMoveWithAllTheyHave() throws Exception {
        database.execute("INSERT INTO nodes (public_key, name, last_seen, advert_count, multibyte_sup) VALUES"
                + " ('aa', 'Old', '2026-11-13T11:59:59Z', 4, 2), ('bb', 'New', '2026-11-13 12:00:00', 1, 0)");
        assertThat(prune().nodes()).isEqualTo(1);
        assertThat(database.query("SELECT public_key FROM nodes")).containsExactly("bb");
        assertThat(database.query("SELECT public_key, name, advert_count, multibyte_sup FROM inactive_nodes"))
                .containsExactly("aa|Old|4|2");
    }

    /** Older writers leave such pairs of rows. */
    @Test
    void aSilentNodeIsUnitedWithItsInactiveRow() throws Exception {
        String columns = "(public_key, name, lat, lon, last_seen, first_seen, advert_count, multibyte_sup,"
                + " multibyte_evidence, configured_scope, configured_scope_at, default_scope)";
        database.execute("INSERT INTO inactive_nodes " + columns + " VALUES"
                + " ('aa', 'Old', 5.5, 6.5, '2026-08-01T00:00:00Z', '2026-05-01T00:00:00Z', 50, 2, 'advert',"
                + " '#eu', '2026-10-01T00:00:00Z', '#eu')");
        database.execute("INSERT INTO nodes " + columns + " VALUES"
                + " ('aa', 'New', NULL, NULL, '2026-11-01 00:00:00', '2026-10-31T00:00:00Z', 1, 0, NULL,"
                + " '#old', '2026-09-01T00:00:00Z', NULL)");
        assertThat(prune().nodes()).isEqualTo(1);
        assertThat(database.query("SELECT public_key FROM nodes")).isEmpty();
        assertThat(
                        database.query(
                                "SELECT name, lat, lon, last_seen, first_seen, advert_count, multibyte_sup,"
                                        + " multibyte_evidence, configured_scope, configured_scope_at, default_scope FROM inactive_nodes"))
                .containsExactly("New|5.5|6.5|2026-11-01 00:00:00|2026-05-01T00:00:00Z|51|2|advert"
                        + "|#eu|2026-10-01T00:00:00Z|#eu");
    }

    @Test
    void whatHasNoLastTimeIsAsOldAsItsFirst() throws Exception {
        String rows = "('aa', NULL, NULL), ('bb', NULL, '2026-11-19T00:00:00Z'), ('cc', NULL, '2026-11-01T00:00:00Z')";
        database.execute("INSERT INTO nodes (public_key, last_seen, first_seen) VALUES " + rows);
        database.execute("INSERT INTO observers (id, last_seen, first_seen) VALUES " + rows);
        database.execute("INSERT INTO observer_metrics (observer_id, timestamp) VALUES"
                + " ('cc', '2026-11-19T00:00:00Z'), ('bb', '2026-11-19T00:00:00Z')");
        RetentionReport counted = maintenance.count(WEEK);
        assertThat(prune())
                .isEqualTo(counted)
                .extracting(RetentionReport::nodes, RetentionReport::observers, RetentionReport::metrics)
                .containsExactly(1L, 1L, 1L);
        assertThat(database.query("SELECT public_key FROM nodes ORDER BY 1")).containsExactly("aa", "bb");
        assertThat(database.query("SELECT id FROM observers WHERE inactive = 0 ORDER BY 1"))
                .containsExactly("aa", "bb");
    }

    @Test
    void silentObserversAreMarkedAndLoseTheirMetrics() throws Exception {
        database.execute("INSERT INTO observers (id, last_seen) VALUES ('old', '2026-11-13T11:59:59.5Z'),"
                + " ('new', '2026-11-20T00:00:00Z')");
        database.execute("INSERT INTO observer_metrics (observer_id, timestamp) VALUES ('old', '2026-11-19T00:00:00Z'),"
                + " ('new', '2026-11-19T00:00:00Z'), ('new', '2026-11-13T00:00:00Z')");
        RetentionReport counted = maintenance.count(WEEK);
        RetentionReport report = prune();
        assertThat(report).isEqualTo(counted);
        assertThat(report.observers()).isEqualTo(1);
        assertThat(report.metrics()).isEqualTo(2);
        assertThat(database.query("SELECT id, inactive FROM observers ORDER BY id"))
                .as("rows of observers are never deleted: their rowids would be given to others")
                .containsExactly("new|0", "old|1");
        assertThat(database.query("SELECT observer_id, timestamp FROM observer_metrics"))
                .containsExactly("new|2026-11-19T00:00:00Z");
    }

    @Test
    void packetsGoWithTheirObservationsWhenNobodyHearsThemAnyMore() throws Exception {
        long old = NOON.minus(Duration.ofDays(8)).getEpochSecond();
        transmission(1, "2026-11-12T12:00:00Z", old);
        transmission(2, "2026-11-12T12:00:00Z", NOON.getEpochSecond());
        transmission(3, "2026-11-12T12:00:00Z", 0);
        for (int id = 1; id <= 3; id++) {
            database.execute("INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (" + id
                    + ", 1, 1), (" + id + ", 2, 1)");
        }
        assertThat(maintenance.count(WEEK).observations()).isEqualTo(2);
        RetentionReport report = prune();
        assertThat(report.transmissions()).isEqualTo(1);
        assertThat(report.observations()).isEqualTo(2);
        assertThat(database.query("SELECT id FROM transmissions ORDER BY id")).containsExactly("2", "3");
        assertThat(database.query("SELECT DISTINCT transmission_id FROM observations ORDER BY 1"))
                .containsExactly("2", "3");
        database.execute("INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (2, 3, 1)");
        assertThat(database.query("SELECT max(id) FROM observations"))
                .as("no id is given out twice")
                .containsExactly("7");
    }

    @Test
    void oldEdgesReceptionsAndDroppedPacketsGo() throws Exception {
        for (String day : new String[] {"2026-11-12", "2026-11-14"}) {
            database.execute("INSERT INTO neighbor_edges VALUES ('a', '" + day + "', 1, '" + day + "T00:00:00Z')");
            database.execute(
                    "INSERT INTO client_receptions (rx_pubkey, heard_key, heard_keylen, lat, lon, rx_at, ingested_at, src)"
                            + " VALUES ('aa', 'bb', 1, 1, 1, '" + day + "T00:00:00Z', '" + day + "', 'rxlog')");
            database.execute(
                    "INSERT INTO client_rx_observations (rx_pubkey, rx_at, ingested_at, pkt_hash, route_type, payload_type,"
                            + " hash_size, hop_count, lat, lon) VALUES ('aa', '" + day + "T00:00:00.000Z', '" + day
                            + "', '00', 1, 5, 1, 0, 1, 1)");
            database.execute("INSERT INTO client_rf_samples (rx_pubkey, sampled_at, ingested_at, lat, lon, uptime_secs)"
                    + " VALUES ('aa', '" + day + "T00:00:00.000Z', '" + day + "', 1, 1, 5)");
            database.execute(
                    "INSERT INTO node_declared_regions (target, rx_pubkey, observed_at, ingested_at, regions_csv)"
                            + " VALUES ('bb', 'aa', '" + day + "T00:00:00.000Z', '" + day + "', '')");
            database.execute("INSERT INTO client_observers VALUES ('" + day + "', NULL, '" + day + "T00:00:00Z')");
            database.execute("INSERT INTO dropped_packets (reason, dropped_at) VALUES ('invalid signature', '" + day
                    + " 00:00:00')");
        }
        RetentionReport counted = maintenance.count(WEEK);
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
            assertThat(database.query("SELECT count(*) FROM " + table))
                    .as(table)
                    .containsExactly("1");
        }
        assertThat(prune().isEmpty()).isTrue();
    }

    @Test
    void whatIsKeptForEverStays() throws Exception {
        database.execute("INSERT INTO nodes (public_key, last_seen) VALUES ('aa', '2020-01-01T00:00:00Z')");
        RetentionPolicy forEver = new RetentionPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RetentionPolicy.Clients.FOR_EVER);
        assertThat(maintenance.prune(forEver).isEmpty()).isTrue();
        assertThatThrownBy(() -> policy(Duration.ZERO)).hasMessage("an age must be positive but was PT0S");
    }

    @Test
    void anInactiveObserverThatNothingNamesIsDeletedUnlessItsNumberCouldBeGivenOutAgain() throws Exception {
        database.execute("INSERT INTO observers (id, inactive, last_seen) VALUES ('unused', 1, '2026-11-13T11:59:59Z'),"
                + " ('heard', 1, '2026-11-13T11:59:59Z'), ('measured', 1, '2026-11-13T11:59:59Z'),"
                + " ('DROPPED', 1, '2026-11-13T11:59:59Z'), ('active', 0, '2026-11-13T11:59:59Z'),"
                + " ('recent', 1, '2026-11-13T12:00:01Z'), ('timeless', 1, NULL),"
                + " ('greatest', 1, '2026-11-13T11:59:59Z')");
        database.execute("INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (1, '', 'h', '2026-11-20')");
        database.execute(
                "INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (1, 2, 1795176000)");
        database.execute("INSERT INTO observer_metrics VALUES ('measured', '2026-11-20', 1, 1, 1, 1, 1, 1, 1)");
        database.execute("INSERT INTO dropped_packets (reason, observer_id) VALUES ('invalid signature', 'dropped')");
        RetentionPolicy purge = new RetentionPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofDays(7)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RetentionPolicy.Clients.FOR_EVER);
        // A server never gives out a number again; a file may do so with the greatest.
        int purged = engine == StoreEngine.SQLITE ? 1 : 2;
        assertThat(maintenance.count(purge).purgedObservers()).isEqualTo(purged);
        assertThat(maintenance.prune(purge).purgedObservers()).isEqualTo(purged);
        assertThat(database.query("SELECT rowid, id FROM observers ORDER BY rowid"))
                .startsWith("2|heard", "3|measured", "4|DROPPED", "5|active", "6|recent", "7|timeless")
                .hasSize(8 - purged);
    }

    @Test
    void timesWithMillisecondsAreComparedToTheMillisecond() throws Exception {
        for (String at : new String[] {"2026-11-13T11:59:59.999Z", "2026-11-13T12:00:00.000Z"}) {
            database.execute("INSERT INTO client_rf_samples (rx_pubkey, sampled_at, ingested_at, lat, lon, uptime_secs)"
                    + " VALUES ('aa', '" + at + "', '2026', 1, 1, 5)");
        }
        assertThat(maintenance.count(WEEK).clients().rfSamples()).isEqualTo(1);
        assertThat(prune().clients().rfSamples()).isEqualTo(1);
        assertThat(database.query("SELECT sampled_at FROM client_rf_samples"))
                .containsExactly("2026-11-13T12:00:00.000Z");
    }

    @Test
    void routeEvidenceGoesWithItsTransmission() throws Exception {
        transmission(1, "2026-01-01T00:00:00Z", 1767225600);
        transmission(2, "2026-11-20T00:00:00Z", NOON.getEpochSecond());
        database.execute("INSERT INTO advert_route_evidence (tx_id, bit) VALUES (1, 1), (1, 2), (2, 1)");
        assertThat(prune().transmissions()).isEqualTo(1);
        assertThat(database.query("SELECT tx_id FROM advert_route_evidence")).containsExactly("2");
    }

    /** Rows that were copied from older files spell times in several ways; what is no time stays. */
    @Test
    void timesAreComparedHoweverTheyAreSpelled() throws Exception {
        String[] old = {
            "2026-11-13T11:59:59Z",
            "2026-11-13 11:59:59",
            "2026-11-13T11:59:59.999Z",
            "2026-11-13",
            "2026-11-13T13:59:59+02:00",
            "2026-11-13 11:59",
            "2020-02-31"
        };
        String[] kept = {
            "2026-11-13T12:00:00Z",
            "2026-11-13 12:00:00.1",
            "2026-11-13T11:30:00-01:00",
            "",
            "never",
            "2026-13-01",
            "0000-00-00 00:00:00",
            "2026-11-13T25:00:00Z"
        };
        for (String time : old) {
            database.execute("INSERT INTO nodes (public_key, last_seen) VALUES ('old " + time + "', '" + time + "')");
        }
        for (String time : kept) {
            database.execute("INSERT INTO nodes (public_key, last_seen) VALUES ('kept " + time + "', '" + time + "')");
        }
        database.execute("INSERT INTO nodes (public_key) VALUES ('kept without')");

        assertThat(maintenance.count(WEEK).nodes()).isEqualTo(old.length);
        assertThat(prune().nodes()).isEqualTo(old.length);
        assertThat(database.query("SELECT public_key FROM nodes WHERE public_key LIKE 'old%'"))
                .isEmpty();
        assertThat(database.query("SELECT count(*) FROM nodes")).containsExactly(String.valueOf(kept.length + 1));
    }

    /** A node may have been moved before, and have come back. */
    @Test
    void aNodeThatMovesAgainKeepsWhatOnlyItsOlderRowSays() throws Exception {
        database.execute(
                "INSERT INTO inactive_nodes (public_key, name, role, lat) VALUES ('aa', 'Then', 'room', 48.5)");
        database.execute(
                "INSERT INTO nodes (public_key, name, last_seen) VALUES ('aa', 'Now', '2026-01-01T00:00:00Z')");

        assertThat(prune().nodes()).isEqualTo(1);
        assertThat(database.query("SELECT name, role, lat FROM inactive_nodes")).containsExactly("Now|room|48.5");
    }

    /** A writer that remembers the row of a packet must not refer to it when it is gone. */
    @Test
    void aPacketThatWasDeletedIsWrittenAgainWhenItIsHeardAgain() throws Exception {
        Bytes frame = Bytes.ofHex("1542F43EB61E1193E2D8B79A88035064B791C6A03737D39258DFECE48F44745E4C654974F8C1EDABC1");
        PacketInterpreter interpreter = new PacketInterpreter(InterpreterSettings.DEFAULT);
        Interpretation.Stored packet = (Interpretation.Stored) interpreter.interpret(Packet.decode(frame));
        Observation old = Observation.of(packet, frame, Instant.parse("2026-01-01T00:00:00Z"))
                .by(ObserverRef.of("garden"));
        try (MeshStore store = MeshStore.open(database.location(), OPTIONS)) {
            for (int round = 0; round < 3; round++) {
                assertThat(store.writer().write(List.of(old)).transmissionsInserted())
                        .isEqualTo(1);
                assertThat(store.writer().write(List.of(old)).transmissionsInserted())
                        .isZero();
                assertThat(database.query("SELECT count(*) FROM observations o JOIN transmissions t"
                                + " ON t.id = o.transmission_id"))
                        .containsExactly("1");
                assertThat(store.maintenance().prune(WEEK).transmissions()).isEqualTo(1);
            }
        }
    }

    @Test
    void thousandsGoInManyShortTransactions() throws Exception {
        database.execute("INSERT INTO transmissions (raw_hex, hash, first_seen, last_seen)"
                + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                + " SELECT '', CAST(i AS TEXT), '2026-01-01T00:00:00Z', 1767225600 FROM n");
        database.execute("INSERT INTO observations (transmission_id, observer_idx, timestamp)"
                + " SELECT id, 1, last_seen FROM transmissions");
        long before = turn();
        RetentionReport report = prune();
        long allAtOnce = turn() - before;
        assertThat(report.transmissions()).isEqualTo(2000);
        assertThat(report.observations()).isEqualTo(2000);
        assertThat(database.query("SELECT count(*) FROM transmissions")).containsExactly("0");
        if (engine == StoreEngine.POSTGRESQL) {
            prune();
            long withoutRows = turn() - before - allAtOnce;
            assertThat(allAtOnce - withoutRows).as("transactions").isGreaterThan(3);
        }
    }

    /** How many transactions a server has told its writers of. */
    private long turn() throws SQLException {
        return engine == StoreEngine.POSTGRESQL
                ? Long.parseLong(database.query("SELECT coalesce(sum(seq), 0) FROM meshcore.turn")
                        .get(0))
                : 0;
    }

    private void transmission(int id, String firstSeen, long lastSeen) throws SQLException {
        database.execute("INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen) VALUES (" + id
                + ", '00', 'h" + id + "', '" + firstSeen + "', " + lastSeen + ")");
    }
}
