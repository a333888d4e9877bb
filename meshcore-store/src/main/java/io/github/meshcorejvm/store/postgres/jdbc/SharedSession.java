package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Recognizes a pooler that gives one session of the server to several clients, transaction by transaction. Settings of a session,
 * prepared statements, temporary tables and session locks then belong to nobody.
 */
final class SharedSession {

    private static final String PROCESS = "SELECT pg_backend_pid()";
    /** Another client may have got the session in between. */
    private static final int ATTEMPTS = 3;
    /** A pooler with no session left to give out lets the second connection wait. */
    private static final int MAX_SECONDS = 5;

    private SharedSession() {}

    /** Opens another connection to the same database. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    /**
     * Whether a connection leads to a session that others use too. Changes no setting.
     *
     * @param process the process of the server that has answered on it
     */
    static boolean isBehind(Connection connection, int process, Opener opener) throws SQLException {
        if (connection.unwrap(PGConnection.class).getBackendPID() == process) {
            // There is no pooler.
            return false;
        }
        try (Connection other = opener.open();
                Statement ours = unprepared(connection);
                Statement theirs = unprepared(other)) {
            theirs.setQueryTimeout(MAX_SECONDS);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                // A pooler gives out first what was used last.
                if (process(ours) == process(theirs)) {
                    return true;
                }
            }
            return false;
        } catch (SQLException noSecond) {
            // It has none left: each of its clients has one of its own.
            return false;
        }
    }

    /** Prepared statements stay behind in a session that others use. */
    static Statement unprepared(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return statement;
    }

    private static int process(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(PROCESS)) {
            row.next();
            return row.getInt(1);
        }
    }
}
