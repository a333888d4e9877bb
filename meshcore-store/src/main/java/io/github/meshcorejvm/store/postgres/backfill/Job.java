package io.github.meshcorejvm.store.postgres.backfill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The work of one backfill on the rows of one table. The changes are found while others may write; they are made in short
 * transactions, some hundred rows per statement, each only if the row has not changed since.
 *
 * @param <C> a change to one row
 */
interface Job<C> {

    /** The table whose rows it reads, in the order of their ids. */
    String table();

    /** Reads the rows with ids from {@code low} to {@code high}, both included; outside of transactions. */
    Found<C> find(long low, long high) throws SQLException;

    /** Changes rows, inside a transaction; returns how many were changed. */
    long apply(List<C> changes) throws SQLException;

    /** The id of the row of a change. */
    long id(C change);

    /** The changes to some rows, and how many rows need a change that is not possible. */
    final class Found<C> {
        private final List<C> changes = new ArrayList<>();
        private long left;

        void add(C change) {
            changes.add(change);
        }

        void leave() {
            left++;
        }

        List<C> changes() {
            return changes;
        }

        long left() {
            return left;
        }
    }
}
