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

    /**
     * Does it, and records it in the transaction that has made sure of its effect.
     *
     * @return how many rows it changed
     */
    long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException;
}
