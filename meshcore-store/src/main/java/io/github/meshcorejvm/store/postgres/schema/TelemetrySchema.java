package io.github.meshcorejvm.store.postgres.schema;

import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates the tables of an empty schema. */
public final class TelemetrySchema {

    /** The version of the telemetry schema; this program writes to no other version. */
    public static final int VERSION = 1;

    /** Migrations of SQLite files whose repairs a new schema does not need. */
    private static final List<String> MIGRATIONS =
            List.of("backfill_path_json_from_raw_hex_v1", "backfill_default_scope_v1", "backfill_transport_codes_v1");

    private static final List<String> ASYNC_MIGRATIONS =
            List.of("tx_last_seen_backfill_v1", "advert_route_evidence_v1");

    private TelemetrySchema() {}

    /**
     * Creates all tables in the current schema, and this program's own, in one transaction under the writer lock.
     *
     * @param connection a connection of the role that will own them
     * @param ready whether others may use them at once; a copy sets this at its end
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

    /** Creates missing tables of this program's own, in the transaction of the caller. */
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
