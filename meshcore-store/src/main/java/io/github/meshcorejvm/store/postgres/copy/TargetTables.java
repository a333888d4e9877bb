package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresTransaction;
import io.github.meshcorejvm.store.postgres.jdbc.StateRows;
import io.github.meshcorejvm.store.postgres.schema.TelemetrySchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a target: found empty or created; all programs refuse them until the copy is complete. */
final class TargetTables {

    /** Part of this program's own state during a copy: what is copied, and since when. */
    private static final String ORIGIN = "copy";

    private static final List<String> RECORDS = List.of(CopyTables.MIGRATIONS, "_async_migrations");
    private static final int MAX_NAMES_LISTED = 5;

    private final Connection connection;
    private final String database;
    private final boolean present;

    private TargetTables(Connection connection, String database, boolean present) {
        this.connection = connection;
        this.database = database;
        this.present = present;
    }

    /**
     * Checks the target without changing it.
     *
     * @throws StoreException unless it is empty, or has exactly the tables of the contract without rows
     */
    static TargetTables examine(Connection connection, String database) throws SQLException {
        List<String> relations = ServerCheck.relations(connection);
        if (relations.isEmpty()) {
            return new TargetTables(connection, database, false);
        }
        ServerCheck.Readiness readiness = ServerCheck.readiness(connection, relations, database);
        if (readiness == ServerCheck.Readiness.UNFINISHED) {
            throw new StoreException(database + " is the target of an unfinished copy" + origin(connection)
                    + " and nothing can use it. To copy again, drop it first: " + dropStatement(connection));
        }
        List<String> unknown = ServerCheck.unknown(relations);
        if (readiness == ServerCheck.Readiness.NO_MARKER || !unknown.isEmpty()) {
            throw new StoreException(database + " is not empty: it has "
                    + names(unknown.isEmpty() ? relations : unknown)
                    + ". Copy into an empty database, or one that `meshcore migrate` has just made");
        }
        ServerCheck.requireColumns(connection, database);
        requireEmpty(connection, database);
        return new TargetTables(connection, database, true);
    }

    private static String names(List<String> names) {
        return names.stream().limit(MAX_NAMES_LISTED).collect(Collectors.joining(", "))
                + (names.size() > MAX_NAMES_LISTED ? ", and " + (names.size() - MAX_NAMES_LISTED) + " more" : "");
    }

    private static String origin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet own = statement.executeQuery("SELECT to_regclass('meshcore.state') IS NOT NULL")) {
            own.next();
            return own.getBoolean(1)
                    ? StateRows.find(connection, ORIGIN)
                            .map(text -> " (" + text + ")")
                            .orElse("")
                    : "";
        }
    }

    /** The statement that removes everything that a copy creates, and nothing of other programs. */
    static String dropStatement(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet schema = statement.executeQuery("SELECT quote_ident(current_schema())")) {
            schema.next();
            String prefix = schema.getString(1) + ".";
            return Stream.concat(CopyTables.ALL.stream().map(CopyTable::name), Stream.of(ServerCheck.MARKER))
                    .map(table -> prefix + table)
                    .collect(Collectors.joining(", ", "DROP TABLE IF EXISTS ", " CASCADE;"));
        }
    }

    private static void requireEmpty(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (CopyTable table : CopyTables.ALL) {
                try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table.name() + " LIMIT 1")) {
                    if (row.next() && !RECORDS.contains(table.name())) {
                        throw new StoreException(
                                database + " is not empty: table " + table.name()
                                        + " has rows. Copy into an empty database, or one that `meshcore migrate` has just made");
                    }
                }
            }
        }
    }

    /** Creates missing tables and marks them as not ready, in one transaction. */
    void create(Map<String, String> state, String origin) throws SQLException {
        if (!present) {
            TelemetrySchema.create(connection, false, () -> putState(state, origin));
            return;
        }
        PostgresTransaction.write(connection, () -> {
            requireEmpty(connection, database);
            TelemetrySchema.createOwnTables(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE " + ServerCheck.MARKER + " SET ready = false");
                for (String table : RECORDS) {
                    statement.execute("DELETE FROM " + table);
                }
            }
            return putState(state, origin);
        });
    }

    private @Nullable Void putState(Map<String, String> state, String origin) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM meshcore.state WHERE schema = current_schema()");
        }
        for (Map.Entry<String, String> entry : state.entrySet()) {
            StateRows.put(connection, entry.getKey(), entry.getValue());
        }
        StateRows.put(connection, ORIGIN, origin);
        return null;
    }

    /** Marks the tables as ready for use. */
    void ready() throws SQLException {
        PostgresTransaction.write(connection, () -> {
            StateRows.remove(connection, ORIGIN);
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE " + ServerCheck.MARKER + " SET ready = true");
            }
            return null;
        });
    }
}
