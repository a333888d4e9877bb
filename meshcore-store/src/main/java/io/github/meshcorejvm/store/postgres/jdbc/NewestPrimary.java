package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the server, among several, that accepts writes. An old primary restarted after a fail-over also accepts writes, but
 * they are lost: each promotion begins a new timeline, so of several primaries the one on the highest timeline is chosen.
 */
final class NewestPrimary {

    private static final String TIMELINE = "SELECT pg_walfile_name(pg_current_wal_insert_lsn())";
    private static final int TIMELINE_DIGITS = 8;

    /** The driver's message for a server whose transactions are read-only. */
    private static final String NOT_PRIMARY = "targetServerType: primary";

    private NewestPrimary() {}

    /** Connects to one host. */
    @FunctionalInterface
    interface Connector {
        Connection connect(String host) throws SQLException;
    }

    /**
     * Connects to the newest primary.
     *
     * @throws SQLException if no host is a primary; gives the reason for each
     */
    static Connection connect(List<String> hosts, Connector connector) throws SQLException {
        @Nullable Connection newest = null;
        long highest = -1;
        List<String> reasons = new ArrayList<>();
        @Nullable SQLException cause = null;
        for (String host : hosts) {
            try {
                Connection connection = connector.connect(host);
                long timeline = hosts.size() == 1 ? 0 : timeline(connection);
                if (timeline > highest) {
                    close(newest);
                    newest = connection;
                    highest = timeline;
                } else {
                    close(connection);
                }
            } catch (SQLException e) {
                reasons.add(hosts.size() == 1 ? reason(e) : host + ": " + reason(e));
                cause = milder(cause, e);
            }
        }
        if (newest != null) {
            return newest;
        }
        throw new SQLException(String.join("; ", reasons), cause == null ? "08001" : cause.getSQLState(), cause);
    }

    /** An unreachable host may be the primary later: a wrong password on another host is no reason to give up. */
    private static SQLException milder(@Nullable SQLException known, SQLException next) {
        return known == null || !PostgresFailure.isConnectionLost(known) ? next : known;
    }

    private static String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains(NOT_PRIMARY)
                ? "the server is read-only (a standby, or default_transaction_read_only is on)"
                : message;
    }

    private static long timeline(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet file = statement.executeQuery(TIMELINE)) {
            file.next();
            return Long.parseLong(file.getString(1).substring(0, TIMELINE_DIGITS), 16);
        } catch (SQLException | RuntimeException e) {
            PostgresConnections.closeAfter(connection, e);
            throw e;
        }
    }

    private static void close(@Nullable Connection connection) throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
