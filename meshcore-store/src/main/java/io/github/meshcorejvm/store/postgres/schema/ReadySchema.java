package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether a schema is one that may be written to: its marker says the version, and that no copy is under way. */
public final class ReadySchema {

    private static final String TABLES = """
            SELECT to_regclass(quote_ident(current_schema()) || '.corescope_schema') IS NOT NULL,
              to_regclass('meshcore.turn') IS NOT NULL AND to_regclass('meshcore.writers') IS NOT NULL""";

    private ReadySchema() {}

    /**
     * Refuses a schema that must not be written to.
     *
     * @throws UnsupportedSchemaException with what was found, and what to do
     */
    public static void require(Connection connection) throws SQLException {
        try (PreparedStatement tables = connection.prepareStatement(TABLES);
                ResultSet row = tables.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new UnsupportedSchemaException(
                        "the database has no telemetry schema: create it with meshcore migrate");
            }
            if (!row.getBoolean(2)) {
                throw new UnsupportedSchemaException(
                        "the database has no schema meshcore, where this program keeps its own state: create it with"
                                + " meshcore migrate");
            }
        }
        requireMarker(connection);
    }

    private static void requireMarker(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT version, ready FROM corescope_schema WHERE kind = 'telemetry'");
                ResultSet marker = select.executeQuery()) {
            if (!marker.next()) {
                throw new UnsupportedSchemaException(
                        "the table corescope_schema has no row for telemetry: the schema is"
                                + " incomplete or for something else");
            }
            if (marker.getInt(1) != TelemetrySchema.VERSION) {
                throw new UnsupportedSchemaException("the telemetry schema has version " + marker.getInt(1)
                        + ", but only " + TelemetrySchema.VERSION + " is supported");
            }
            if (!marker.getBoolean(2)) {
                throw new UnsupportedSchemaException(
                        "the telemetry schema is not ready: a copy into it is under way, or was interrupted");
            }
        }
    }
}
