package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes the log back into the file and empties it. */
public final class WalCheckpoint {

    /** Emptying the log blocks writers while it waits for readers, so it is better left to the next time. */
    private static final int PATIENCE_MILLIS = 100;

    private WalCheckpoint() {}

    /** SQLite's answer. */
    @FunctionalInterface
    public interface Answer<T> {
        /**
         * Processes the answer.
         *
         * @param blocked whether a reader kept it from finishing, so that the log keeps its length
         * @param logPages pages in the log
         * @param writtenPages of those written back to the file
         */
        T of(boolean blocked, long logPages, long writtenPages);
    }

    /** For the last statements of a connection: they do not wait long for a lock that another program holds. */
    public static void limitWaiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + PATIENCE_MILLIS);
        }
    }

    /**
     * Does most of the work without blocking anybody, and then the rest. Must be the last use of a connection: it shortens its
     * busy timeout.
     */
    public static <T> T last(Statement statement, Answer<T> answer) throws SQLException {
        run(statement, "PASSIVE", answer);
        limitWaiting(statement.getConnection());
        return run(statement, "TRUNCATE", answer);
    }

    private static <T> T run(Statement statement, String mode, Answer<T> answer) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            row.next();
            return answer.of(row.getInt(1) != 0, row.getLong(2), row.getLong(3));
        }
    }
}
