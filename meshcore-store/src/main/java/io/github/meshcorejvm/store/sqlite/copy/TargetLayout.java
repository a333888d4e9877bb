package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.RowTarget;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import io.github.meshcorejvm.store.sqlite.schema.SchemaStarter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates the tables of a new file so that they fill fast: without indexes, journal and synchronization until then. */
final class TargetLayout {

    private TargetLayout() {}

    /** Creates the tables; returns the SQL of the indexes to be created later. */
    static List<String> create(Connection connection, Path file) throws SQLException {
        SchemaStarter.start(connection, file);
        Connections.allowLargeRows(connection);
        List<String> indexes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rootpage")) {
                while (found.next()) {
                    names.add(found.getString(1));
                    indexes.add(found.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("DROP INDEX " + name);
            }
            // The names of the migrations that a new file does not need; those recorded in the source are copied with
            // its rows.
            statement.execute("DELETE FROM _migrations");
            statement.execute("DELETE FROM _async_migrations");
            statement.execute("PRAGMA journal_mode = OFF");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA foreign_keys = OFF");
            statement.execute("PRAGMA temp_store = FILE");
        }
        return indexes;
    }

    static void index(Connection connection, List<String> indexes, RowTarget.Steps steps) throws SQLException {
        long done = 0;
        try (Statement statement = connection.createStatement()) {
            for (String index : indexes) {
                statement.execute(index);
                steps.at(++done, indexes.size());
            }
        }
    }

    static void complete(Connection connection, Map<String, Long> highestIds) throws SQLException {
        Transaction.write(connection, () -> {
            Numbering.write(connection, highestIds, autoincrement(connection));
            SchemaStarter.recordLayout(connection);
            return null;
        });
        try (Statement statement = connection.createStatement()) {
            try (ResultSet broken = statement.executeQuery("PRAGMA foreign_key_check")) {
                if (broken.next()) {
                    throw new StoreException("table " + broken.getString(1) + ", rowid " + broken.getLong(2)
                            + ": refers to a row of " + broken.getString(3) + " that is missing");
                }
            }
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    private static Set<String> autoincrement(Connection connection) throws SQLException {
        Set<String> tables = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }
}
