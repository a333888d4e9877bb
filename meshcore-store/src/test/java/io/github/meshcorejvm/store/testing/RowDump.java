package io.github.meshcorejvm.store.testing;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rows of all tables as text, column by column by name, the same for both engines; knows no code of the store. */
public final class RowDump {

    private RowDump() {}

    /** The tables of a SQLite file, {@code sqlite_sequence} included. */
    public static Map<String, List<String>> ofFile(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return dump(
                    connection,
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('sqlite_stat1', 'sqlite_stat4')");
        }
    }

    /** The tables of a PostgreSQL schema named {@code public}, but for the marker. */
    public static Map<String, List<String>> ofServer(Connection connection) throws SQLException {
        return dump(
                connection,
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'corescope_schema'");
    }

    private static Map<String, List<String>> dump(Connection connection, String names) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(names)) {
                while (found.next()) {
                    tables.put(found.getString(1), new ArrayList<>());
                }
            }
            for (Map.Entry<String, List<String>> table : tables.entrySet()) {
                String columns = table.getKey().equals("observers") ? "rowid, *" : "*";
                try (ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM " + table.getKey())) {
                    while (rows.next()) {
                        table.getValue().add(row(rows));
                    }
                }
                Collections.sort(table.getValue());
            }
        }
        return tables;
    }

    private static String row(ResultSet rows) throws SQLException {
        Map<String, String> cells = new TreeMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            cells.put(rows.getMetaData().getColumnName(i), cell(rows.getObject(i)));
        }
        return cells.toString();
    }

    /** Numbers are compared as numbers: the engines declare some columns differently. Zero has a sign all the same. */
    private static String cell(Object value) {
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (number == 0 && 1 / number < 0) {
                return "-0";
            }
        }
        if (value instanceof Number) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        return value == null ? "NULL" : "'" + value + "'";
    }
}
