package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/** Reads what the server and the marker table say about the current schema, and decides whether this program may use it. */
public final class TelemetryMarker {

    private static final int MIN_SERVER = 15;
    private static final int VERSION_UNIT = 10_000;

    private TelemetryMarker() {}

    /**
     * Refuses a schema that a writer or reader must not use: missing, of another version, or with a copy in progress.
     *
     * @throws UnsupportedSchemaException that says what was found and what to do
     */
    public static void requireReady(Connection connection) throws SQLException {
        requireSupported(connection);
        if (!exists(connection)) {
            throw new UnsupportedSchemaException(
                    "schema " + schema(connection)
                            + " has no telemetry tables; create them with `meshcore migrate --db URL` as the role that owns it");
        }
    }

    /**
     * Also refuses a role that cannot write every table, and tables without a column that is written.
     *
     * @throws UnsupportedSchemaException that names what is missing
     */
    public static void requireWritable(Connection connection) throws SQLException {
        requireReady(connection);
        String role = text(connection, "SELECT current_user");
        Optional<String> missing = RoleRights.missingForWriter(connection, role);
        if (missing.isPresent() || SchemaPlan.lacksOwnTables(connection)) {
            throw new UnsupportedSchemaException(missing.orElse("the tables of schema meshcore are missing")
                    + "; run `meshcore migrate --db URL --writer-role " + role + "` as the role that owns the schema");
        }
        Optional<String> absent = TelemetryLayout.missingForWriter(connection);
        if (absent.isPresent()) {
            throw new UnsupportedSchemaException(
                    "schema " + schema(connection) + " lacks " + absent.get()
                            + " (or it has another type), without which nothing can be written; create it again, or restore a backup");
        }
    }

    /**
     * Refuses a database in which our schema cannot be created: an old server, another encoding, a schema with other tables,
     * another version, or a copy in progress.
     */
    public static void requireSupported(Connection connection) throws SQLException {
        requireServer(connection);
        if (!exists(connection)) {
            int others = number(
                    connection,
                    "SELECT count(*) FROM pg_class WHERE relnamespace = quote_ident(current_schema())::regnamespace"
                            + " AND relkind IN ('r', 'v', 'm', 'S', 'f', 'p')");
            if (others > 0) {
                throw new UnsupportedSchemaException(String.format(
                        Locale.ROOT,
                        "schema %s has %d tables, views or sequences but no corescope_schema: it belongs to another"
                                + " program; use an empty schema",
                        schema(connection),
                        others));
            }
            return;
        }
        String wrong = "schema " + schema(connection) + " ";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT version, kind, ready FROM corescope_schema ORDER BY kind <> 'telemetry'")) {
            if (!row.next()) {
                throw new UnsupportedSchemaException(wrong + "has an empty corescope_schema; restore a backup");
            }
            if (!"telemetry".equals(row.getString(2))) {
                throw new UnsupportedSchemaException(wrong + "is of kind " + row.getString(2) + ", not telemetry");
            }
            if (row.getInt(1) != TelemetrySchema.VERSION) {
                throw new UnsupportedSchemaException(wrong + "is of version " + row.getInt(1)
                        + ", but this program supports version " + TelemetrySchema.VERSION + " only");
            }
            if (!row.getBoolean(3)) {
                throw new UnsupportedSchemaException(wrong
                        + "is not ready: a copy into it is running or was interrupted; wait for it, or copy again");
            }
            if (row.next()) {
                throw new UnsupportedSchemaException(
                        wrong + "has more than one row in corescope_schema; delete all but that of kind telemetry");
            }
        }
    }

    private static void requireServer(Connection connection) throws SQLException {
        int version = serverVersion(connection);
        if (version < MIN_SERVER) {
            throw new UnsupportedSchemaException(
                    "the server is PostgreSQL " + version + ", but " + MIN_SERVER + " or newer is required");
        }
        String encoding = text(
                connection,
                "SELECT pg_encoding_to_char(encoding) FROM pg_database" + " WHERE datname = current_database()");
        if (!encoding.equals("UTF8")) {
            throw new UnsupportedSchemaException("the encoding of the database is " + encoding
                    + ", but must be UTF8; create it with ENCODING 'UTF8' TEMPLATE template0");
        }
    }

    /** The major version of the server. */
    static int serverVersion(Connection connection) throws SQLException {
        return number(connection, "SELECT current_setting('server_version_num')::int") / VERSION_UNIT;
    }

    static boolean exists(Connection connection) throws SQLException {
        return number(
                        connection,
                        "SELECT count(*) FROM pg_class WHERE relnamespace = quote_ident(current_schema())::regnamespace"
                                + " AND relname = 'corescope_schema' AND relkind = 'r'")
                > 0;
    }

    static String schema(Connection connection) throws SQLException {
        return text(connection, "SELECT current_schema()");
    }

    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
