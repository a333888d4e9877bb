package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import java.sql.SQLException;

/**
 * One thing that brings an older file up to today. Repeating it does no harm, and a run that was killed is made good by the
 * next.
 */
interface Step {

    /** As shown to users: what it does. */
    String title();

    /** Whether there is something to do, as far as a quick look tells. */
    boolean isPending(MigrationSession session) throws SQLException;

    /** How many rows it will change or delete, counted without writing; 0 for what only adds. */
    default long rows(MigrationSession session) throws SQLException {
        return 0;
    }

    /** Whether it waits for {@code meshcore migrate}; ingest takes no row out of the tables unasked. */
    default boolean isOnRequest() {
        return false;
    }

    /**
     * Does it, and records it in the transaction that has made sure of its effect.
     *
     * @return how many rows it changed
     */
    long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException;
}
