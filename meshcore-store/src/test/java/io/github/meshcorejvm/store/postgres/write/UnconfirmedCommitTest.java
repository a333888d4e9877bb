package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that gives up waiting for its synchronous standby says that it has committed: a fail-over would lose that. */
class UnconfirmedCommitTest {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @Test
    void aBatchIsNotDoneUntilTheStandbyHasIt() throws Exception {
        List<StoreRecord> items = new RandomRecords(5).next(40);
        try (PostgresServer server = PostgresServer.start(true)) {
            PostgresDatabase database = PostgresDatabase.create(server);
            try (MeshStore store = MeshStore.open(StoreLocation.parse(database.url()), StoreOptions.DEFAULT);
                    Connection admin = server.connect(database.name(), "postgres")) {
                standby(admin, "'away'");

                // The batch itself, then twice the question whether it is written.
                for (int attempt = 0; attempt < 3; attempt++) {
                    Future<BatchResult> writing =
                            thread.submit(() -> store.writer().write(items));
                    cancelWaiting(admin);
                    assertThatThrownBy(() -> writing.get(30, TimeUnit.SECONDS))
                            .as("attempt %d", attempt)
                            .isInstanceOf(ExecutionException.class)
                            .cause()
                            .isInstanceOf(StoreBusyException.class)
                            .hasMessageContaining("no synchronous standby has confirmed the commit");
                }
                standby(admin, "''");
                BatchResult written = store.writer().write(items);

                assertThat(number(admin, "SELECT count(*) FROM observations"))
                        .isPositive()
                        .isEqualTo(written.observationsInserted());
                assertThat(number(admin, "SELECT batch FROM meshcore.writers")).isEqualTo(1);
            }
        } finally {
            thread.shutdownNow();
        }
    }

    private static void standby(Connection admin, String names) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("ALTER SYSTEM SET synchronous_standby_names = " + names);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** As a time limit does. */
    private static void cancelWaiting(Connection admin) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (number(admin, """
                SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
                WHERE wait_event = 'SyncRep' AND application_name LIKE 'meshcore%'""") == 0) {
            assertThat(System.nanoTime() - begun).as("waiting for a commit").isLessThan(TimeUnit.SECONDS.toNanos(30));
            Thread.sleep(20);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
