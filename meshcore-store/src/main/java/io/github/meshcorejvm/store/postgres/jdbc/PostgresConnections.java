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
            try (Statement statement = connection.createStatement()) {
                prepareSession(statement, purpose);
                checkSession(statement, url, purpose);
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
        // A host that does not answer must not keep the next one waiting.
        boolean several = url.hosts().size() > 1;
        properties.setProperty("connectTimeout", several ? "3" : "10");
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

    private static void prepareSession(Statement statement, Purpose purpose) throws SQLException {
        statement.execute(String.format(
                Locale.ROOT,
                "SET timezone = 'UTC'; SET client_min_messages = 'warning'; SET lock_timeout = '10s'; SET statement_timeout = '%s';"
                        + " SET idle_in_transaction_session_timeout = '%s';"
                        + " SET default_transaction_isolation = 'read committed';"
                        + " SET default_transaction_read_only = %s",
                purpose.statementTimeout,
                purpose.idleInTransactionTimeout,
                purpose.readOnly ? "on" : "off"));
    }

    /** Without a current schema the writer lock would silently lock nothing. */
    private static void checkSession(Statement statement, PostgresUrl url, Purpose purpose) throws SQLException {
        boolean loses;
        try (ResultSet session =
                statement.executeQuery("SELECT current_setting('synchronous_commit'), current_schema()")) {
            session.next();
            if (session.getString(2) == null) {
                throw new StoreException("the schema " + url.schema().orElse(DEFAULT_SCHEMA) + " of " + url
                        + " is missing, or the role may not use it");
            }
            loses = session.getString(1).matches("off|local|remote_write");
        }
        if (loses && !purpose.readOnly) {
            statement.execute("SET synchronous_commit = on");
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
