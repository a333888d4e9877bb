package io.github.meshcorejvm.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance, writers and other maintenance on one server. */
class MaintenanceBesideOthersTest {

    private static final int BATCHES = Integer.getInteger("meshcore.retention.batches", 25);
    private static final int TRANSMISSIONS = 50;

    private static final RetentionPolicy DAY = new RetentionPolicy(
            Optional.of(Duration.ofDays(1)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofDays(1)),
            Optional.of(Duration.ofDays(1)),
            RetentionPolicy.Clients.FOR_EVER);

    @TempDir
    private Path folder;

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = StoreEngine.POSTGRESQL.create(folder);
    }

    /** Two runs at once beside a writer that adds old and new packets, and observations to those it has just written. */
    @Test
    void retentionBesideAWriterDeletesWhatIsOldAndNothingElse() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Long> one = CompletableFuture.supplyAsync(() -> pruneUntil(done));
        CompletableFuture<Long> other = CompletableFuture.supplyAsync(() -> pruneUntil(done));
        try (Connection writer = database.connect()) {
            for (int batch = 0; batch < BATCHES; batch++) {
                write(writer);
            }
        }
        done.set(true);
        long pruned = one.get(60, TimeUnit.SECONDS) + other.get(60, TimeUnit.SECONDS);
        RetentionReport last = database.store().maintenance().prune(DAY);

        assertThat(pruned + last.transmissions()).isEqualTo((long) BATCHES * TRANSMISSIONS / 2);
        assertThat(database.query("SELECT left(hash, 3), count(*) FROM transmissions GROUP BY 1"))
                .containsExactly("new|" + BATCHES * TRANSMISSIONS / 2);
        assertThat(database.query("SELECT count(*), count(DISTINCT transmission_id) FROM observations"))
                .containsExactly(BATCHES * TRANSMISSIONS + "|" + BATCHES * TRANSMISSIONS / 2);
        assertThat(database.store().maintenance().prune(DAY).isEmpty()).isTrue();
    }

    /** What writers remember of rows is out of date once maintenance has changed some. */
    @Test
    void writersAreNotifiedOfChangedRows() throws Exception {
        try (Connection writer = database.connect()) {
            write(writer);
        }
        long before = turn();
        database.store().maintenance().prune(DAY);
        long after = turn();
        assertThat(after).isGreaterThan(before);

        database.store().neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
        assertThat(turn()).as("writers remember no edges").isEqualTo(after);

        assertThat(database.store().maintenance().prune(DAY).isEmpty()).isTrue();
        assertThat(turn()).as("nothing was changed").isEqualTo(after);
    }

    private long turn() throws SQLException {
        return Long.parseLong(database.query("SELECT seq FROM meshcore.turn").get(0));
    }

    /** A program that was frozen between two transactions writes nothing beside its successor. */
    @Test
    void tasksWithoutTheLeaseAreRefused() throws Exception {
        try (Connection writer = database.connect();
                MeshStore store = database.store();
                MeshStore successor = database.store()) {
            write(writer);
            assertThat(store.lease().tryAcquire()).isTrue();
            store.neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
            endSessionOfTheLease();
            assertThat(successor.lease().tryAcquire()).isTrue();

            assertThatThrownBy(() -> store.neighbors().rebuild(NeighborOptions.DEFAULT, Optional.empty()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("lost");
            assertThatThrownBy(() -> store.maintenance().prune(DAY))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("lost");
            assertThat(successor.maintenance().prune(DAY).transmissions()).isEqualTo(TRANSMISSIONS / 2);
        }
    }

    /** The server warns of each table that a role asks to analyze and may not. */
    @Test
    void statisticsAreRefreshedWhereTheRoleMay() throws Exception {
        String analyzed = "SELECT relname FROM pg_stat_user_tables WHERE last_analyze IS NOT NULL";
        database.store().maintenance().refreshStatistics(1_000);
        assertThat(database.query(analyzed)).isEmpty();
        database.execute("GRANT MAINTAIN ON nodes TO " + PostgresServer.WRITER);

        database.store().maintenance().refreshStatistics(1_000);

        long begun = System.nanoTime();
        while (database.query(analyzed).isEmpty() && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(20)) {
            // A session tells of its work when it ends.
            Thread.sleep(50);
        }
        assertThat(database.query(analyzed)).containsExactly("nodes");
    }

    private void endSessionOfTheLease() throws SQLException {
        String name = ((StoreLocation.OnServer) database.location()).url().database();
        try (Connection admin = PostgresServer.shared().connect(name, "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
                    + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        }
    }

    private long pruneUntil(AtomicBoolean done) {
        long pruned = 0;
        try {
            while (!done.get()) {
                pruned += database.store().maintenance().prune(DAY).transmissions();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return pruned;
    }

    /** One half is old, the other heard again just now; two observations each. */
    private static void write(Connection connection) throws SQLException {
        try (PreparedStatement transmissions = connection.prepareStatement("""
                        INSERT INTO transmissions (raw_hex, hash, first_seen, last_seen)
                        SELECT '', CASE WHEN i % 2 = 0 THEN 'old' ELSE 'new' END
                            || nextval('transmissions_id_seq') || 'x' || i, '2020-01-01T00:00:00Z',
                          CASE WHEN i % 2 = 0 THEN 1577836800 ELSE extract(epoch FROM now())::bigint END
                        FROM generate_series(1, ?) i""");
                PreparedStatement observations = connection.prepareStatement("""
                        INSERT INTO observations (transmission_id, observer_idx, timestamp)
                        SELECT id, o, 1577836800 FROM transmissions t, generate_series(1, 2) o
                        WHERE NOT EXISTS (SELECT FROM observations WHERE transmission_id = t.id)""")) {
            PostgresTransaction.write(connection, () -> {
                transmissions.setInt(1, TRANSMISSIONS);
                transmissions.executeUpdate();
                return observations.executeUpdate();
            });
        }
    }
}
