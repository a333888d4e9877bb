package io.github.meshcorejvm.store.sqlite.backfill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The work of one backfill on the rows of one table, in order of their ids. What is to be changed is found while others
 * may write; it is changed in short transactions, each change only if the row still is what it was found as.
 *
 * @param <C> a change to one row
 */
interface Job<C> extends AutoCloseable {

    /** The table, or the parenthesised query, whose rows it looks at; it has a column {@code id}. */
    String table();

    /** Whether it goes from high to low ids. */
    default boolean newestFirst() {
        return false;
    }

    /**
     * Looks at the rows with ids from {@code low} to {@code high}, both included; outside of transactions.
     *
     * @param found takes what is to be changed, in the order of {@link #newestFirst()}
     */
    void find(long low, long high, Found<C> found) throws SQLException;

    /** Changes a row, inside a transaction; or tells, in a dry run, what that would do. */
    Effect apply(long id, C change, boolean dryRun) throws SQLException;

    /** Rows up to a position are done; inside the transaction that has done them. */
    default void saved(long position) throws SQLException {}

    @Override
    void close() throws SQLException;

    /** What became of a change. */
    enum Effect {
        /** The row is different now. */
        CHANGED,
        /** The row is gone, and another holds what it held. */
        MERGED,
        /** The row stays, though it is not as it should be. */
        LEFT,
        /** Somebody else has changed the row in the meantime. */
        GONE
    }

    /** What is to be changed in some rows. */
    final class Found<C> {
        private final List<Change<C>> changes = new ArrayList<>();
        private long left;

        void add(long id, C change) {
            changes.add(new Change<>(id, change));
        }

        /** Notes a row that would need it, but of which nothing can be made. */
        void leave() {
            left++;
        }

        List<Change<C>> changes() {
            return changes;
        }

        long left() {
            return left;
        }
    }

    /** What is to be changed in a row. */
    record Change<C>(long id, C change) {}
}
