package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes the log back into the file and empties it. */
public final class WalCheckpoint {

    /** Emptying the log keeps writers out while it waits for readers: it would rather be left to the next time. */
    private static final int PATIENCE_MILLIS = 100;

    private WalCheckpoint() {}

    /** What SQLite answered. */
    @FunctionalInterface
    public interface Answer<T> {
        /**
         * Makes something of it.
         *
         * @param blocked whether a reader kept it from finishing: the log stays as long as it is
         * @param logPages pages in the log
         * @param writtenPages of those written back to the file
         */
        T of(boolean blocked, long logPages, long writtenPages);
    }

    /**
     * Does most of the work without holding anybody up, and then what is left. To be the last that a connection does: its
     * patience is short from here on.
     */
    public static <T> T last(Statement statement, Answer<T> answer) throws SQLException {
        run(statement, "PASSIVE", answer);
        statement.execute("PRAGMA busy_timeout = " + PATIENCE_MILLIS);
        return run(statement, "TRUNCATE", answer);
    }

    private static <T> T run(Statement statement, String mode, Answer<T> answer) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            row.next();
            return answer.of(row.getInt(1) != 0, row.getLong(2), row.getLong(3));
        }
    }
}
