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
import io.github.meshcorejvm.store.postgres.schema.ReadyDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * Runs backfills on a database while writers work. If a run is killed, the next run of the same backfill resumes. It only fills
 * in what later keys, nodes and edges reveal: everything else is already right in rows written here, and is repaired in a
 * SQLite file before it is copied.
 *
 * @param lease the lease that its transactions must hold, if it was requested
 */
public record BackfillRunner(PostgresUrl url, MaintenanceLease lease, InterpreterSettings settings) {

    /**
     * Runs one backfill to its end.
     *
     * @param resolver reads the known nodes and edges, where they are needed
     * @throws StoreException if the database fails, with committed changes kept; or if the backfill is not {@code decoded} or
     *     {@code resolved_path}
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
        try (Connection connection = ReadyDatabase.open(
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
