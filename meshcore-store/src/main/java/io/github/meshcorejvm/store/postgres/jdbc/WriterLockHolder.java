package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Finds out who holds the writer lock when it was not granted in time. The server ends a session of this program that is frozen
 * in a transaction; other programs may have no such limit.
 */
final class WriterLockHolder {

    private static final String SELECT =
            "SELECT l.pid, coalesce(nullif(a.application_name, ''), 'unnamed'), coalesce(a.usename, '?')"
                    + LockKeys.holders(LockKeys.WRITER) + " LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid";

    private WriterLockHolder() {}

    /** The same failure with the holder in its message; first ends the failed transaction, which accepts no more queries. */
    static SQLException named(Connection connection, SQLException refused) {
        try {
            connection.rollback();
            try (Statement statement = connection.createStatement();
                    ResultSet holder = statement.executeQuery(SELECT)) {
                if (!holder.next()) {
                    // Released just now, or it was the lock of a table: the server says which.
                    return refused;
                }
                return new SQLException(
                        "the writer lock is held by server process " + holder.getInt(1) + " (application "
                                + holder.getString(2) + ", role " + holder.getString(3) + ")",
                        refused.getSQLState(),
                        refused);
            }
        } catch (SQLException e) {
            refused.addSuppressed(e);
            return refused;
        }
    }
}
