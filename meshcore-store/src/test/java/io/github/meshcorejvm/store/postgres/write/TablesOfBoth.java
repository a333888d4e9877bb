package io.github.meshcorejvm.store.postgres.write;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of all tables of a telemetry schema as text, the same for a SQLite file and a PostgreSQL database: in the order of
 * their ids, which are not the same, since SQLite leaves a gap for each duplicate and PostgreSQL's writer none. Those of
 * transmissions and observers are, and are compared.
 */
final class TablesOfBoth {

    /** These hold the wall clock of the server, or differ by what must be repaired in a file of an older program. */
    private static final Set<String> NOT_COMPARED = Set.of("_migrations", "_async_migrations", "corescope_schema");

    private static final Set<String> IDS_WITH_GAPS = Set.of(
            "observations",
            "client_receptions",
            "client_rx_observations",
            "client_rf_samples",
            "node_declared_regions",
            "dropped_packets");

    private TablesOfBoth() {}

    /** The columns of each table, key first, as PostgreSQL has them. */
    static Map<String, List<String>> columns(Connection postgres) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (Statement statement = postgres.createStatement();
                ResultSet rows = statement.executeQuery("SELECT table_name, column_name FROM information_schema.columns"
                        + " WHERE table_schema = current_schema() AND table_name <> 'packets_v' AND column_name <> 'created_at'"
                        + " ORDER BY table_name, ordinal_position")) {
            while (rows.next()) {
                if (!NOT_COMPARED.contains(rows.getString(1))) {
                    tables.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                            .add(rows.getString(2));
                }
            }
        }
        return tables;
    }

    static Map<String, List<String>> of(Connection connection, Map<String, List<String>> columns) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT " + String.join(", ", table.getValue()) + " FROM " + table.getKey() + " ORDER BY "
                                    + String.join(", ", table.getValue().subList(0, 2)))) {
                while (row.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = IDS_WITH_GAPS.contains(table.getKey()) ? 2 : 1;
                            i <= table.getValue().size();
                            i++) {
                        Object cell = row.getObject(i);
                        cells.add(table.getValue().get(i - 1) + "="
                                + (cell instanceof Number number ? "" + number.doubleValue() : String.valueOf(cell)));
                    }
                    rows.add(String.join("|", cells));
                }
            }
            tables.put(table.getKey(), rows);
        }
        return tables;
    }

    static Map<String, List<String>> of(Path file, Map<String, List<String>> columns) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            return of(connection, columns);
        }
    }
}
