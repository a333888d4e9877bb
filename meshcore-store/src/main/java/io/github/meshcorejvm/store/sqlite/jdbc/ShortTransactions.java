package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Many small changes beside a writer that must not wait: each batch is a transaction of its own, as long as it may hold the
 * write lock, and is followed by a pause in which the writer gets its turn. Not thread-safe.
 */
public final class ShortTransactions {

    /** How long a batch should hold the write lock. */
    private static final long TARGET_NANOS = 40_000_000;

    private static final int FIRST_SIZE = 200;
    private static final int MIN_SIZE = 10;
    private static final int MAX_SIZE = 50_000;

    private final LockTurns turns;
    private int size = FIRST_SIZE;

    /** Takes a connection in auto-commit mode. */
    public ShortTransactions(Connection connection) {
        this(new LockTurns(connection));
    }

    /** Takes turns that others use too. */
    public ShortTransactions(LockTurns turns) {
        this.turns = turns;
    }

    /** Changes at most so many rows. */
    @FunctionalInterface
    public interface Step {
        /**
         * Does a part of the work, inside a transaction.
         *
         * @param limit how many rows at most
         * @return how many rows it found; none when the work is done
         */
        long run(int limit) throws SQLException;
    }

    /** Repeats a step until it finds nothing more; returns how many rows it found in all. */
    public long untilDone(Step step) throws SQLException, InterruptedException {
        long total = 0;
        for (long found = once(step); found > 0; found = once(step)) {
            total += found;
        }
        return total;
    }

    private long once(Step step) throws SQLException, InterruptedException {
        long[] begun = new long[1];
        long found = turns.take(deadline -> {
            begun[0] = System.nanoTime();
            return step.run(size);
        });
        long held = System.nanoTime() - begun[0];
        if (found > 0) {
            size = (int) Math.max(
                    MIN_SIZE, Math.min(MAX_SIZE, size * (double) TARGET_NANOS / Math.max(held, TARGET_NANOS / 4)));
        }
        return found;
    }
}
