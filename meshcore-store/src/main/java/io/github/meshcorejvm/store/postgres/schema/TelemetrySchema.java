package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the tables of a schema that has none. */
public final class TelemetrySchema {

    /** The version of the telemetry schema; no other is written to. */
    public static final int VERSION = 1;

    /** Migrations of SQLite files: what they repair is right in a new schema from the start. */
    private static final List<String> MIGRATIONS =
            List.of("backfill_path_json_from_raw_hex_v1", "backfill_default_scope_v1", "backfill_transport_codes_v1");

    private static final List<String> ASYNC_MIGRATIONS =
            List.of("tx_last_seen_backfill_v1", "advert_route_evidence_v1");

    private TelemetrySchema() {}

    /**
     * Makes all tables in the current schema, and those of this program's own, in one transaction under the writer lock.
     *
     * @param connection of the role that is to own them
     * @param ready whether others may use them at once; a copy sets that last
     */
    public static void create(Connection connection, boolean ready) throws SQLException {
        create(connection, ready, () -> null);
    }

    /**
     * The same.
     *
     * @param more what else is written in the same transaction
     */
    public static void create(Connection connection, boolean ready, PostgresTransaction.Work<@Nullable Void> more)
            throws SQLException {
        PostgresTransaction.write(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(SchemaScript.read("telemetry.sql"));
            }
            createOwnTables(connection);
            try (PreparedStatement marker = connection.prepareStatement(
                    "INSERT INTO corescope_schema (version, kind, ready) VALUES (?, 'telemetry', ?)")) {
                marker.setInt(1, VERSION);
                marker.setBoolean(2, ready);
                marker.executeUpdate();
            }
            if (ready) {
                recordMigrations(connection);
            }
            return more.run();
        });
    }

    /** Makes the tables of this program's own that are not there yet, in the transaction of the caller. */
    public static void createOwnTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SchemaScript.read("meshcore.sql"));
        }
    }

    private static void recordMigrations(Connection connection) throws SQLException {
        try (PreparedStatement done = connection.prepareStatement("INSERT INTO _migrations (name) VALUES (?)")) {
            for (String name : MIGRATIONS) {
                done.setString(1, name);
                done.executeUpdate();
            }
        }
        try (PreparedStatement done =
                connection.prepareStatement("INSERT INTO _async_migrations (name, status, ended_at)"
                        + " VALUES (?, 'done', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'))")) {
            for (String name : ASYNC_MIGRATIONS) {
                done.setString(1, name);
                done.executeUpdate();
            }
        }
    }
}
