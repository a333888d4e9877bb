package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.sqlite.jdbc.ShortTransactions;
import java.sql.SQLException;
import java.util.List;

/** Changes a list of items one by one, in transactions short enough for other writers. Used once. */
final class ListWork<T> {

    private final List<T> found;
    private final Work<T> work;
    private final Once once;
    private int next;
    private long changed;

    ListWork(List<T> found, Work<T> work) {
        this(found, work, () -> {});
    }

    /** With something to do at the end of each transaction that changes items. */
    ListWork(List<T> found, Work<T> work, Once once) {
        this.found = found;
        this.work = work;
        this.once = once;
    }

    /** What is done once per transaction, inside it. */
    @FunctionalInterface
    interface Once {
        void run() throws SQLException;
    }

    /** Changes one item, inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        /** Returns how many rows it changed. */
        long change(T thing) throws SQLException;
    }

    /** Changes all of them; returns how many rows were changed. */
    long run(ShortTransactions transactions) throws SQLException, InterruptedException {
        if (!found.isEmpty()) {
            transactions.untilDone(this::part);
        }
        return changed;
    }

    private long part(int limit) throws SQLException {
        int begin = next;
        int end = Math.min(found.size(), begin + limit);
        for (; next < end; next++) {
            changed += work.change(found.get(next));
        }
        if (end > begin) {
            once.run();
        }
        return end - begin;
    }
}
