package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.testing.StoreEngine;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObserverRetentionTest extends RetentionFixture {

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
        RetentionPolicy purge = purge();
        // A server never gives out a number again; a file may do so with the greatest.
        int purged = engine == StoreEngine.SQLITE ? 1 : 2;
        assertThat(maintenance.count(purge).purgedObservers()).isEqualTo(purged);
        assertThat(maintenance.prune(purge).purgedObservers()).isEqualTo(purged);
        assertThat(database.query("SELECT rowid, id FROM observers ORDER BY rowid"))
                .startsWith("2|heard", "3|measured", "4|DROPPED", "5|active", "6|recent", "7|timeless")
                .hasSize(8 - purged);
    }

    /** As for marking it and for its metrics: the first time is used where no last one is known. */
    @Test
    void anInactiveObserverWithoutALastTimeIsPurgedByItsFirst() throws Exception {
        database.execute("INSERT INTO observers (id, inactive, first_seen) VALUES ('old', 1, '2026-11-13T11:59:59Z'),"
                + " ('recent', 1, '2026-11-13T12:00:01Z'), ('greatest', 1, '2026-11-20T00:00:00Z')");
        assertThat(maintenance.count(purge()).purgedObservers()).isEqualTo(1);
        assertThat(maintenance.prune(purge()).purgedObservers()).isEqualTo(1);
        assertThat(database.query("SELECT id FROM observers ORDER BY id")).containsExactly("greatest", "recent");
    }

    private static RetentionPolicy purge() {
        return new RetentionPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofDays(7)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RetentionPolicy.Clients.FOR_EVER);
    }
}
