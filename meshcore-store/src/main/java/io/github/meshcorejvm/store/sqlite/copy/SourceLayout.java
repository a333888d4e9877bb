package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.CopyColumn;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Refuses a file with contents that have no place in the target: nothing is dropped silently. */
final class SourceLayout {

    private static final String OWN_PREFIX = "meshcore_";
    private static final String STATE_TABLE = "meshcore_state";
    private static final String VIEW = "packets_v";

    private static final Map<String, CopyTable> KNOWN =
            CopyTables.ALL.stream().collect(Collectors.toMap(CopyTable::name, Function.identity()));

    private SourceLayout() {}

    /** Checks it; returns what is not copied, one item per line. */
    static List<String> check(Connection connection) throws SQLException {
        requireUtf8(connection);
        List<String> leftBehind = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet objects = statement.executeQuery("SELECT type, name, sql FROM sqlite_master"
                        + " WHERE type <> 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")) {
            while (objects.next()) {
                String type = objects.getString(1);
                String name = objects.getString(2);
                boolean virtual = objects.getString(3).toUpperCase(Locale.ROOT).startsWith("CREATE VIRTUAL");
                boolean table = type.equals("table") && !virtual;
                if (table && KNOWN.containsKey(name)) {
                    requireKnownColumns(connection, KNOWN.get(name));
                } else if (table && name.startsWith(OWN_PREFIX)) {
                    if (!name.equals(STATE_TABLE)) {
                        leftBehind.add("table " + name + " (" + rows(connection, name) + " rows)");
                    }
                } else if (!(type.equals("view") && name.equals(VIEW))) {
                    throw new StoreException("unknown " + (virtual ? "virtual table" : type) + " " + name
                            + ": it has no place in the target; remove it from a copy of the file and copy that");
                }
            }
        }
        return leftBehind;
    }

    private static void requireUtf8(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet encoding = statement.executeQuery("PRAGMA encoding")) {
            if (!encoding.next() || !encoding.getString(1).equals("UTF-8")) {
                throw new StoreException("the texts of the file are encoded as " + encoding.getString(1)
                        + "; only files with UTF-8 can be copied");
            }
        }
    }

    private static void requireKnownColumns(Connection connection, CopyTable table) throws SQLException {
        Set<String> known = table.columns().stream().map(CopyColumn::name).collect(Collectors.toSet());
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT name, hidden FROM pragma_table_xinfo(?)")) {
            statement.setString(1, table.name());
            try (ResultSet columns = statement.executeQuery()) {
                while (columns.next()) {
                    String name = columns.getString(1);
                    if (columns.getInt(2) != 0) {
                        throw new StoreException(
                                "table " + table.name() + ": column " + name + " is generated; it cannot be copied");
                    }
                    if (!known.contains(name)) {
                        throw new StoreException(
                                "table " + table.name() + ": unknown column " + name + " has no place in the target");
                    }
                }
            }
        }
    }

    private static long rows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count =
                        statement.executeQuery("SELECT count(*) FROM \"" + table.replace("\"", "\"\"") + '"')) {
            return count.next() ? count.getLong(1) : 0;
        }
    }
}
