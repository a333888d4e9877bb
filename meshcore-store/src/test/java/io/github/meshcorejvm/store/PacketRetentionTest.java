package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.testing.StoreEngine;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketRetentionTest extends RetentionFixture {

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

    /** Only last_seen decides; the other time is of a clock that ran ahead. */
    @Test
    void aPacketWithALaterFirstTimeGoesToo() throws Exception {
        long old = NOON.minus(Duration.ofDays(8)).getEpochSecond();
        transmission(1, "2099-01-01T00:00:00Z", old);
        transmission(2, "2026-11-12T12:00:00Z", old);
        transmission(3, "2099-01-01T00:00:00Z", NOON.getEpochSecond());
        database.execute("INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (1, 1, 1)");
        assertThat(maintenance.count(WEEK).transmissions()).isEqualTo(2);
        RetentionReport report = prune();
        assertThat(report.transmissions()).isEqualTo(2);
        assertThat(report.observations()).isEqualTo(1);
        assertThat(database.query("SELECT id FROM transmissions")).containsExactly("3");
    }

    @Test
    void routeEvidenceGoesWithItsTransmission() throws Exception {
        transmission(1, "2026-01-01T00:00:00Z", 1767225600);
        transmission(2, "2026-11-20T00:00:00Z", NOON.getEpochSecond());
        database.execute("INSERT INTO advert_route_evidence (tx_id, bit) VALUES (1, 1), (1, 2), (2, 1)");
        assertThat(prune().transmissions()).isEqualTo(1);
        assertThat(database.query("SELECT tx_id FROM advert_route_evidence")).containsExactly("2");
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
