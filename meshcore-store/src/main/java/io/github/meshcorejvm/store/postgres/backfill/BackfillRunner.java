package io.github.meshcorejvm.store.postgres.backfill;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceLease;
import io.github.meshcorejvm.store.postgres.jdbc.MaintenanceTurns;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Runs backfills on a database beside its writers. Killed at any point, the next run of the same backfill goes on where it
 * was. Only what later keys, nodes and edges tell is filled in: the rest is right in every row that was written here, and is
 * repaired in a SQLite file before that is copied.
 *
 * @param lease what its transactions must hold, where it was asked for
 */
public record BackfillRunner(PostgresUrl url, MaintenanceLease lease, InterpreterSettings settings) {

    /**
     * Runs one backfill to its end.
     *
     * @param resolver reads the known nodes and edges, where they are needed
     * @throws StoreException if the database does not do it, which keeps what was done before; or if it is another backfill
     *     than {@code decoded} and {@code resolved_path}
     * @throws InterruptedException if the thread was interrupted between two transactions
     */
    public BackfillReport run(
            Backfill backfill, BackfillOptions how, BackfillProgress progress, Supplier<HopResolver> resolver)
            throws InterruptedException {
        if (backfill != Backfill.DECODED && backfill != Backfill.RESOLVED_PATH) {
            throw new StoreException(
                    "backfill " + backfill.text() + " is for SQLite files only: run it on the file before"
                            + " it is copied to PostgreSQL (possible here: decoded, resolved_path)");
        }
        try (Connection connection = PostgresConnections.open(
                url.withDefaultApplicationName("meshcore backfill"), PostgresConnections.Purpose.WRITE)) {
            Job<?> job = backfill == Backfill.DECODED
                    ? new DecodedJob(connection, settings)
                    : new ResolvedPathJob(connection, resolver.get());
            return new BackfillRun<>(connection, new MaintenanceTurns(connection, lease), backfill, job, how, progress)
                    .run();
        } catch (SQLException e) {
            throw PostgresFailure.of("backfill " + backfill.text() + " of " + url, e);
        }
    }
}
