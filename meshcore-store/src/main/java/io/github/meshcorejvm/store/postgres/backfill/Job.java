package io.github.meshcorejvm.store.postgres.backfill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The work of one backfill on the rows of one table. What is to be changed is found while others may write; it is changed in
 * short transactions, some hundred rows with one statement, each only if it still is what it was found as.
 *
 * @param <C> a change to one row
 */
interface Job<C> {

    /** The table whose rows it looks at, in the order of their ids. */
    String table();

    /** Looks at the rows with ids from {@code low} to {@code high}, both included; outside of transactions. */
    Found<C> find(long low, long high) throws SQLException;

    /** Changes rows, inside a transaction; returns how many are different now. */
    long apply(List<C> changes) throws SQLException;

    /** The id of the row of a change. */
    long id(C change);

    /** What is to be changed in some rows, and how many would need it but stay as they are. */
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
