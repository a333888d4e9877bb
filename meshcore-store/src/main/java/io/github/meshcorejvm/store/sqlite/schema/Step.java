package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;
import java.util.Optional;

/** One step of the migration of an older file. Repeating it does no harm, and the next run completes one that was killed. */
interface Step {

    /** As shown to users: what it does. */
    String title();

    /** Whether there is something to do, as far as a quick check shows. */
    boolean isPending(MigrationSession session) throws SQLException;

    /** How many rows it will change or delete, counted without writing; 0 if it only adds. */
    default long rows(MigrationSession session) throws SQLException {
        return 0;
    }

    /** What a user should know before it runs, for the list of steps; empty if nothing. */
    default Optional<String> note(MigrationSession session) throws SQLException {
        return Optional.empty();
    }

    /** Whether only {@code meshcore migrate} runs it; ingest removes no rows from the tables by itself. */
    default boolean isOnRequest() {
        return false;
    }

    /**
     * Runs it, and records it in the transaction that verified its effect.
     *
     * @return how many rows it changed
     */
    long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException;
}
