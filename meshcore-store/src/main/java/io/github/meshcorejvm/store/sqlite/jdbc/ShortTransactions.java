package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes many small changes next to a writer that must not wait long: each batch is its own transaction, which holds the write
 * lock for a limited time, followed by a pause in which the writer gets its turn. Not thread-safe.
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

    /** Takes turns that other work uses too. */
    public ShortTransactions(LockTurns turns) {
        this.turns = turns;
    }

    /** Changes rows, up to a limit. */
    @FunctionalInterface
    public interface Step {
        /**
         * Does a part of the work, inside a transaction.
         *
         * @param limit how many rows at most
         * @return how many rows it found; 0 when the work is done
         */
        long run(int limit) throws SQLException;
    }

    /** Repeats a step until it finds no more rows; returns how many rows it found in total. */
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
