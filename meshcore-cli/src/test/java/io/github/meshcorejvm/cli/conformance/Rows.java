package io.github.meshcorejvm.cli.conformance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a database holds, told as {@code expected-autumn.jsonl} does. */
final class Rows {

    /** Left out because no contract fixes them. */
    private static final List<String> FREE = List.of("id", "created_at", "dropped_at", "resolved_path");

    /** Tables whose id the contract fixes. */
    private static final Set<String> IDS = Set.of("observers", "scope_match_totals");

    /** Columns in whose place stands what they refer to. */
    private static final Map<String, Set<String>> REPLACED =
            Map.of("observations", Set.of("transmission_id", "observer_idx"), "advert_route_evidence", Set.of("tx_id"));

    private static final Map<String, String> JOINED = Map.of(
            "observations",
            "SELECT t.hash, o2.id AS observer_id, o.* FROM observations o JOIN transmissions t ON t.id ="
                    + " o.transmission_id LEFT JOIN observers o2 ON o2.rowid = o.observer_idx",
            "advert_route_evidence",
            "SELECT t.hash, e.* FROM advert_route_evidence e JOIN transmissions t ON t.id = e.tx_id");

    private static final String TABLES = """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('transmissions', 'observations', 'nodes',
              'inactive_nodes', 'observers', 'observer_metrics', 'dropped_packets', 'client_receptions',
              'client_observers', 'neighbor_edges', 'client_rx_observations', 'client_rf_samples',
              'node_declared_regions', 'advert_route_evidence', 'scope_match_totals')""";

    private Rows() {}

    /** All rows of all tables of the contract; tables without rows are left out. */
    static JsonObject of(Path database) throws SQLException {
        JsonObject tables = new JsonObject();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            for (String table : CaseRows.rows(database, TABLES)) {
                JsonArray rows = rows(connection, table, JOINED.getOrDefault(table, "SELECT * FROM " + table));
                if (!rows.isEmpty()) {
                    tables.add(table, rows);
                }
            }
        }
        return tables;
    }

    private static JsonArray rows(Connection connection, String table, String sql) throws SQLException {
        JsonArray rows = new JsonArray();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                JsonObject row = new JsonObject();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String name = columns.getColumnLabel(i);
                    boolean free = FREE.contains(name) && !(name.equals("id") && IDS.contains(table))
                            || REPLACED.getOrDefault(table, Set.of()).contains(name);
                    if (!free) {
                        row.add(name, value(name, found.getObject(i)));
                    }
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static JsonElement value(String column, Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return column.equals("decoded_json")
                ? JsonParser.parseString(value.toString())
                : new JsonPrimitive(value.toString());
    }
}
