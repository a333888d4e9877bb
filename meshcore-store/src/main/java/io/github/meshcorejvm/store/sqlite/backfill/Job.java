package io.github.meshcorejvm.store.sqlite.backfill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The work of one backfill on the rows of one table, in order of their ids. The changes are found while others may write; they
 * are made in short transactions, each only if the row has not changed since.
 *
 * @param <C> a change to one row
 */
interface Job<C> extends AutoCloseable {

    /** The table, or the parenthesised query, whose rows it reads; it has a column {@code id}. */
    String table();

    /** Whether it goes from high to low ids. */
    default boolean newestFirst() {
        return false;
    }

    /**
     * Reads the rows with ids from {@code low} to {@code high}, both included; outside of transactions.
     *
     * @param found receives the changes, in the order of {@link #newestFirst()}
     */
    void find(long low, long high, Found<C> found) throws SQLException;

    /** Whether a change gives a row something that it lacks; otherwise it only notes that there is nothing to give. */
    default boolean fills(C change) {
        return true;
    }

    /** Changes a row, inside a transaction; in a dry run, only returns what that would do. */
    Effect apply(long id, C change, boolean dryRun) throws SQLException;

    /** Called when rows up to a position are done, inside the transaction that changed them. */
    default void saved(long position) throws SQLException {}

    @Override
    void close() throws SQLException;

    /** The result of a change. */
    enum Effect {
        /** The row was changed. */
        CHANGED,
        /** The row was merged into another row and deleted. */
        MERGED,
        /** The row is still wrong, but cannot be changed. */
        LEFT,
        /** Another program has changed the row in the meantime. */
        GONE
    }

    /** The changes to some rows. */
    final class Found<C> {
        private final List<Change<C>> changes = new ArrayList<>();
        private long left;

        void add(long id, C change) {
            changes.add(new Change<>(id, change));
        }

        /** Notes a row that needs a change for which it has no data. */
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

    /** The change to a row. */
    record Change<C>(long id, C change) {}
}
