package io.github.meshcorejvm.store.postgres.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the server, among several, that accepts writes. An old primary restarted after a fail-over also accepts writes, but
 * they are lost: each promotion begins a new timeline, so of several primaries the one on the highest timeline is chosen.
 */
final class NewestPrimary {

    private static final String TIMELINE = "SELECT pg_walfile_name(pg_current_wal_insert_lsn())";
    private static final int TIMELINE_DIGITS = 8;

    /** feature_not_supported, insufficient_privilege, undefined_function: some services have no write-ahead log to ask for. */
    private static final Set<String> WITHOUT_TIMELINE = Set.of("0A000", "42501", "42883");

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
        return newest(
                hosts.size() == 1
                        ? List.of(alone(hosts.get(0), connector))
                        : HostAnswers.of(hosts, host -> {
                            Connection connection = connector.connect(host);
                            return new HostAnswers.Answer(host, connection, timeline(connection), null);
                        }));
    }

    private static HostAnswers.Answer alone(String host, Connector connector) {
        try {
            return new HostAnswers.Answer(host, connector.connect(host), 0, null);
        } catch (SQLException e) {
            return new HostAnswers.Answer(host, null, 0, e);
        }
    }

    private static Connection newest(List<HostAnswers.Answer> answers) throws SQLException {
        HostAnswers.@Nullable Answer newest = null;
        List<String> reasons = new ArrayList<>();
        @Nullable SQLException cause = null;
        for (HostAnswers.Answer answer : answers) {
            SQLException failure = answer.failure();
            if (failure != null) {
                reasons.add((answers.size() == 1 ? "" : answer.host() + ": ") + reason(failure));
                cause = milder(cause, failure);
            } else if (newest == null || answer.timeline() > newest.timeline()) {
                newest = answer;
            }
        }
        for (HostAnswers.Answer answer : answers) {
            if (answer != newest) {
                HostAnswers.discard(answer);
            }
        }
        if (newest != null && newest.connection() != null) {
            return newest.connection();
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
            if (e instanceof SQLException refused && WITHOUT_TIMELINE.contains(String.valueOf(refused.getSQLState()))) {
                return 0;
            }
            PostgresConnections.closeAfter(connection, e);
            throw e;
        }
    }
}
