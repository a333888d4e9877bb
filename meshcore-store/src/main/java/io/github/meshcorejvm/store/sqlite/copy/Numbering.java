package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The highest id ever given out in each table: in its rows, in {@code sqlite_sequence}, and in references to it. Analyzer
 * servers ask for ids above the last one they saw, so no id is reused.
 */
final class Numbering {

    private static final String OBSERVERS = "observers";

    private static final Map<String, List<String>> REFERENCES = Map.of(
            OBSERVERS,
            List.of("SELECT max(observer_idx) FROM observations"),
            "transmissions",
            List.of(
                    "SELECT max(transmission_id) FROM observations",
                    "SELECT max(tx_id) FROM advert_route_evidence",
                    "SELECT max(tx_cursor) FROM advert_evidence_backfill"),
            "observations",
            List.of("SELECT max(obs_cursor) FROM advert_evidence_backfill"));

    private Numbering() {}

    static Map<String, Long> read(Connection connection) throws SQLException {
        Map<String, Long> highest = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (CopyTable table : CopyTables.NUMBERED) {
                String key = table.key().get(0);
                raise(highest, table, statement, "SELECT max(" + key + ") FROM " + table.name());
                raise(
                        highest,
                        table,
                        statement,
                        "SELECT max(seq) FROM sqlite_sequence WHERE name = '" + table.name() + "'");
                for (String reference : REFERENCES.getOrDefault(table.name(), List.of())) {
                    raise(highest, table, statement, reference);
                }
            }
        }
        return highest;
    }

    private static void raise(Map<String, Long> highest, CopyTable table, Statement statement, String query)
            throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            long id = found.next() ? found.getLong(1) : 0;
            if (!found.wasNull() && id > 0) {
                highest.merge(table.name(), id, Math::max);
            }
        }
    }

    /** Only tables with AUTOINCREMENT have an entry: this layout keeps the rowids of observers but has no counter for them. */
    static void write(Connection connection, Map<String, Long> highest, Set<String> counted) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)")) {
            Map<String, Long> present = read(connection);
            statement.execute("DELETE FROM sqlite_sequence");
            for (CopyTable table : CopyTables.NUMBERED) {
                long id = Math.max(highest.getOrDefault(table.name(), 0L), present.getOrDefault(table.name(), 0L));
                if (id > 0 && counted.contains(table.name())) {
                    insert.setString(1, table.name());
                    insert.setLong(2, id);
                    insert.executeUpdate();
                }
            }
        }
    }
}
