package io.github.meshcorejvm.store.postgres.jdbc;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens connections, all with the same settings. */
public final class PostgresConnections {

    private static final String DEFAULT_SCHEMA = "public";
    /** Statements are prepared at their first use: the writer's are the same for each batch. */
    private static final String PREPARE_THRESHOLD = "1";
    /** A database or role may have other values, with which the same statement means or answers something else. */
    private static final String MEANING = "SET standard_conforming_strings = on; SET transform_null_equals = off;"
            + " SET array_nulls = on; SET quote_all_identifiers = off; SET timezone = 'UTC'; ";

    private PostgresConnections() {}

    /** The purpose of a connection, which determines its time limits. */
    public enum Purpose {
        /** Short transactions: the server ends one that exceeds the limits, so that it blocks nobody. */
        WRITE("60s", "10s", "90", false),
        /** Never writes and holds no lock that others wait for: the reader of its rows may take time between two rows. */
        READ("0", "10min", "0", true),
        /** Holds a session lock, and is lost soon after the server stops answering. */
        LEASE("5s", "10s", "8", false),
        /** Statements that may take long: building indexes, copying tables. */
        LONG_WORK("0", "0", "0", false);

        private final String statementTimeout;
        private final String idleInTransactionTimeout;
        private final String socketTimeoutSeconds;
        private final boolean readOnly;

        Purpose(
                String statementTimeout,
                String idleInTransactionTimeout,
                String socketTimeoutSeconds,
                boolean readOnly) {
            this.statementTimeout = statementTimeout;
            this.idleInTransactionTimeout = idleInTransactionTimeout;
            this.socketTimeoutSeconds = socketTimeoutSeconds;
            this.readOnly = readOnly;
        }
    }

    /**
     * Opens a connection in auto-commit mode and checks that its current schema exists.
     *
     * @throws StoreException if the server cannot be reached, refuses the role, or has no such database or schema
     */
    public static Connection open(PostgresUrl url, Purpose purpose) {
        try {
            Connection connection = connect(url, purpose);
            try (Statement statement = SharedSession.unprepared(connection)) {
                prepareSession(statement, purpose, checkSession(statement, url, purpose));
                return connection;
            } catch (SQLException | RuntimeException e) {
                closeAfter(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw PostgresFailure.of("connect to " + url, e);
        }
    }

    private static Connection connect(PostgresUrl url, Purpose purpose) throws SQLException {
        Properties properties = properties(url, purpose);
        if (properties.getProperty("targetServerType", "").equals("primary")) {
            return NewestPrimary.connect(url.hosts(), host -> connect(host, url.database(), properties));
        }
        return connect(String.join(",", url.hosts()), url.database(), properties);
    }

    private static Properties properties(PostgresUrl url, Purpose purpose) {
        Properties properties = new Properties();
        // With several, one is likely to be down when this matters.
        boolean several = url.hosts().size() > 1;
        properties.setProperty("connectTimeout", several ? "2" : "10");
        properties.setProperty("loginTimeout", several ? "10" : "30");
        properties.setProperty("ApplicationName", "meshcore");
        properties.putAll(url.driverProperties());
        properties.setProperty(
                "currentSchema", "\"" + url.schema().orElse(DEFAULT_SCHEMA).replace("\"", "\"\"") + "\"");
        properties.setProperty("user", url.user());
        url.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("socketTimeout", purpose.socketTimeoutSeconds);
        properties.setProperty("prepareThreshold", PREPARE_THRESHOLD);
        // Look up the state of the cluster again: after a fail-over, one cached some seconds ago is out of date.
        properties.setProperty("hostRecheckSeconds", "0");
        // Error details repeat values of rows, which come from untrusted packets.
        properties.setProperty("logServerErrorDetail", "false");
        if (purpose.readOnly) {
            properties.setProperty("readOnly", "true");
        }
        return properties;
    }

    private static Connection connect(String hosts, String database, Properties properties) throws SQLException {
        // Not by the DriverManager, which loads the drivers of all engines. Never null for the driver's own URLs.
        return Objects.requireNonNull(new Driver()
                .connect(
                        "jdbc:postgresql://" + hosts + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8),
                        properties));
    }

    private static void prepareSession(Statement statement, Purpose purpose, boolean losesCommits) throws SQLException {
        statement.execute(String.format(
                Locale.ROOT,
                MEANING + "SET client_min_messages = 'warning'; SET lock_timeout = '10s'; SET statement_timeout = '%s';"
                        + " SET idle_in_transaction_session_timeout = '%s';"
                        + " SET default_transaction_isolation = 'read committed';"
                        + " SET default_transaction_read_only = %s%s",
                purpose.statementTimeout,
                purpose.idleInTransactionTimeout,
                purpose.readOnly ? "on" : "off",
                losesCommits && !purpose.readOnly ? "; SET synchronous_commit = on" : ""));
    }

    /**
     * Refuses a session without the schema: the writer lock would silently lock nothing, or the tables of another schema. Returns
     * whether commits would be lost in a crash.
     */
    private static boolean checkSession(Statement statement, PostgresUrl url, Purpose purpose) throws SQLException {
        String schema = url.schema().orElse(DEFAULT_SCHEMA);
        try (ResultSet session = statement.executeQuery(
                "SELECT current_setting('synchronous_commit'), current_schema(), pg_backend_pid()")) {
            session.next();
            String current = session.getString(2);
            if (current == null) {
                throw new StoreException(
                        "the schema " + schema + " of " + url + " is missing, or the role may not use it");
            }
            if (!current.equals(schema)) {
                throw new StoreException(
                        "the schema of a session on " + url + " is " + current + " instead of " + schema
                                + ": a pooler drops search_path; set it for the role: ALTER ROLE " + url.user()
                                + " SET search_path = " + schema);
            }
            int process = session.getInt(3);
            if (SharedSession.isBehind(statement.getConnection(), process, () -> connect(url, purpose))) {
                throw new StoreException("the pooler before " + url
                        + " shares sessions of the server between clients (PgBouncer: pool_mode = transaction); use one in"
                        + " session mode, or connect to the server itself");
            }
            return session.getString(1).matches("off|local|remote_write");
        }
    }

    /** Closes a connection that a failure made unusable; that failure remains the reported one. */
    public static void closeAfter(Connection connection, Exception cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
