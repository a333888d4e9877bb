package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An older program writes observers and nodes in statements of their own, without the writer lock: a batch, which writes whole
 * rows, must not undo them.
 */
class ForeignUpdateTest {

    private static final List<StoreRecord> RECORDS = new RandomRecords(1).next(200);
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    @ParameterizedTest
    @ValueSource(strings = {"observers", "nodes", "inactive_nodes"})
    void anUpdateThatABatchMeetsIsKept(String table) throws Exception {
        PostgresDatabase database = PostgresDatabase.create();
        try (MeshStore store = MeshStore.open(StoreLocation.parse(database.url()), StoreOptions.DEFAULT);
                Connection foreign = database.connect();
                Connection watch = database.connect()) {
            store.writer().write(RECORDS);
            if (table.equals("inactive_nodes")) {
                try (Statement statement = watch.createStatement()) {
                    statement.executeUpdate("INSERT INTO inactive_nodes SELECT * FROM nodes");
                    statement.executeUpdate("DELETE FROM nodes");
                }
            }
            try (Statement statement = watch.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE " + table + " SET battery_mv = NULL"))
                        .isPositive();
            }
            foreign.setAutoCommit(false);
            try (Statement statement = foreign.createStatement()) {
                statement.executeUpdate("UPDATE " + table + " SET battery_mv = 1234");
            }
            CompletableFuture<BatchResult> writing =
                    CompletableFuture.supplyAsync(() -> store.writer().write(RECORDS));
            awaitBlocked(watch);
            foreign.commit();
            writing.get(30, TimeUnit.SECONDS);

            // Nodes that were heard again are active again.
            String now = table.equals("observers")
                    ? "observers"
                    : "(SELECT battery_mv FROM nodes UNION ALL SELECT battery_mv FROM inactive_nodes) AS both_tables";
            assertThat(number(watch, "SELECT count(*) FROM " + now + " WHERE battery_mv IS NULL"))
                    .as("rows whose update is lost")
                    .isZero();
        }
    }

    private static void awaitBlocked(Connection watch) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (number(
                        watch,
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()")
                == 0) {
            assertThat(System.nanoTime() - begun).isLessThan(MAX_WAIT_NANOS);
            Thread.sleep(20);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
