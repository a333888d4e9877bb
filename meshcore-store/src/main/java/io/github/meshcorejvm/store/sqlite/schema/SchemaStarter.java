package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creates everything that readers check at their start: every table and column, and the view, in one transaction whose time
 * does not depend on the size of the file. Slow work (indexes and rows of big old files) is left to the migrator.
 */
public final class SchemaStarter {

    /** A table with more rows than this gets its missing indexes later, because others would have to wait for them. */
    private static final long SMALL_TABLE = 20_000;

    private static final long MAX_TRIGGERS = 100;

    private SchemaStarter() {}

    /**
     * Updates a file, or refuses it.
     *
     * @param connection in auto-commit mode, on a file that may be empty
     * @param file the file, for error messages
     * @throws UnsupportedSchemaException if the file must not be written to
     */
    public static void start(Connection connection, Path file) {
        try {
            FileKind kind = FileKind.of(connection);
            refuseUnlessSupported(kind, file);
            refuseTooManyTriggers(connection, file);
            refuseWhatCannotBeAdded(connection, file);
            try (Statement statement = connection.createStatement()) {
                // Only has an effect before the first table is created; lets the file shrink after deletions.
                statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
                useWriteAheadLog(statement);
                Transaction.write(connection, () -> {
                    bringUp(connection, statement, kind);
                    return null;
                });
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("update the schema of " + file, e);
        }
    }

    /** When SQLite prepares a statement, it follows these from table to table, to any depth, on the thread's stack. */
    private static void refuseTooManyTriggers(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet triggers =
                        statement.executeQuery("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")) {
            triggers.next();
            if (triggers.getLong(1) > MAX_TRIGGERS) {
                throw new UnsupportedSchemaException(
                        file + " has " + triggers.getLong(1) + " triggers of other programs," + " more than the "
                                + MAX_TRIGGERS + " that are safe to write with: drop them");
            }
        }
    }

    private static void refuseWhatCannotBeAdded(Connection connection, Path file) throws SQLException {
        List<String> lacking = SchemaReader.notAddable(connection);
        if (!lacking.isEmpty()) {
            throw new UnsupportedSchemaException(file + " lacks what cannot be added to tables with rows: "
                    + String.join(", ", lacking) + "; create a new file and copy the rows with sqlite3");
        }
    }

    private static void refuseUnlessSupported(FileKind kind, Path file) {
        Optional<String> refusal = refusal(kind, file);
        if (refusal.isPresent()) {
            throw new UnsupportedSchemaException(refusal.get());
        }
    }

    /** Why a file must not be written to: what was found, and what to do. */
    static Optional<String> refusal(FileKind kind, Path file) {
        return switch (kind) {
            case V1 ->
                Optional.of(file + " holds packets of version 1 (a table packets and no table transmissions), which"
                        + " cannot be converted: choose a new file, or let the older program bring it to version 2"
                        + " first");
            case V2 ->
                Optional.of(file + " holds packets of version 2 (observations with observer_id): run meshcore migrate"
                        + " first");
            case NEWER ->
                Optional.of(file + " says it is of a version above " + Schema.VERSION
                        + " (PRAGMA user_version): it needs a newer meshcore");
            case VIEWS ->
                Optional.of(file + " has a view in place of a table that is to be written to, such as nodes or"
                        + " transmissions: put the table back");
            case FOREIGN ->
                Optional.of(file + " is a database of another program (it has tables, and none called transmissions):"
                        + " choose another file");
            case EMPTY, V3 -> Optional.empty();
        };
    }

    /** Checks first: the mode is stored in the file, and setting it again would need a lock. */
    private static void useWriteAheadLog(Statement statement) throws SQLException {
        try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            if (mode.next() && mode.getString(1).equalsIgnoreCase("wal")) {
                return;
            }
        }
        statement.execute("PRAGMA journal_mode = WAL");
    }

    private static void bringUp(Connection connection, Statement statement, FileKind kind) throws SQLException {
        for (Table table : Schema.TABLES) {
            Set<String> present = SchemaReader.columns(connection, table.name());
            if (present.isEmpty()) {
                statement.execute(table.create());
                continue;
            }
            for (Column column : table.columns()) {
                if (!present.contains(column.name())) {
                    statement.execute(column.addTo(table.name()));
                }
            }
        }
        for (String obsolete : Schema.OBSOLETE_INDEXES) {
            statement.execute("DROP INDEX IF EXISTS " + obsolete);
        }
        for (Index index : Schema.INDEXES) {
            boolean duplicatesPossible = kind != FileKind.EMPTY && index.is(Schema.DEDUP);
            if (SchemaReader.sql(connection, "index", index.name()).isEmpty()
                    && !duplicatesPossible
                    && isSmall(statement, index.table())) {
                statement.execute(index.create());
            }
        }
        if (!SchemaReader.sql(connection, "view", PacketsView.NAME)
                .filter(PacketsView.SQL::equals)
                .isPresent()) {
            statement.execute("DROP VIEW IF EXISTS " + PacketsView.NAME);
            statement.execute(PacketsView.SQL);
        }
        if (kind == FileKind.EMPTY) {
            record(connection, "INSERT INTO _migrations (name) VALUES (?)", RecordedNames.MIGRATIONS);
            record(
                    connection,
                    "INSERT INTO _async_migrations (name, status, ended_at) VALUES (?, 'done', datetime('now'))",
                    RecordedNames.ASYNC_MIGRATIONS);
        }
        statement.execute("PRAGMA user_version = " + Schema.VERSION);
    }

    /**
     * Records in a file that was filled by a copy what a new file has from the start. The records of the other engine are
     * copied with its rows.
     */
    public static void recordLayout(Connection connection) throws SQLException {
        record(
                connection,
                "INSERT OR IGNORE INTO _migrations (name) VALUES (?)",
                RecordedNames.MIGRATIONS.stream()
                        .filter(name -> !RecordedNames.ROWS.contains(name))
                        .toList());
        record(
                connection,
                "INSERT OR IGNORE INTO _async_migrations (name, status, ended_at) VALUES (?, 'done', datetime('now'))",
                RecordedNames.ASYNC_MIGRATIONS.stream()
                        .filter(name -> !RecordedNames.ROWS.contains(name))
                        .toList());
    }

    private static void record(Connection connection, String sql, Iterable<String> names) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (String name : names) {
                insert.setString(1, name);
                insert.executeUpdate();
            }
        }
    }

    /** Reads no more than needed: counting a big table takes long. */
    private static boolean isSmall(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1 OFFSET " + SMALL_TABLE)) {
            return !row.next();
        }
    }
}
