package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses a file with inconsistent rows: the target's keys would reject them in the middle of the copy. */
final class SourceRules {

    /** Finds one row that breaks a rule, as text, and says what is wrong with it. */
    private record Rule(String table, String find, String problem) {}

    private static final String SAME_WITHOUT_NUL =
            "has the same key as another row but for the character U+0000, which PostgreSQL cannot store; delete one of the"
                    + " two";

    /** The unique keys of the target that have texts; how a row is named, if not by the key; and the columns of the key. */
    private static final List<List<String>> TEXT_KEYS = List.of(
            List.of("transmissions", "id", "hash"),
            List.of("observations", "id", "transmission_id", "observer_idx", "coalesce(path_json, '')"),
            List.of("observers", "rowid", "id"),
            List.of("nodes", "", "public_key"),
            List.of("inactive_nodes", "", "public_key"),
            List.of("observer_metrics", "", "observer_id", "timestamp"),
            List.of("neighbor_edges", "", "node_a", "node_b"),
            List.of("client_receptions", "id", "rx_pubkey", "heard_key", "rx_at"),
            List.of("client_observers", "", "pubkey"),
            List.of("client_rx_observations", "id", "rx_pubkey", "pkt_hash", "rx_at"),
            List.of("client_rf_samples", "id", "rx_pubkey", "sampled_at"),
            List.of("node_declared_regions", "id", "target", "rx_pubkey", "observed_at"),
            List.of("_migrations", "", "name"),
            List.of("_async_migrations", "", "name"));

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "observations",
                    "SELECT 'id = ' || o.id FROM observations o LEFT JOIN transmissions t ON t.id = o.transmission_id"
                            + " WHERE t.id IS NULL LIMIT 1",
                    "has no transmission"),
            new Rule(
                    "advert_route_evidence",
                    "SELECT 'id = ' || e.id FROM advert_route_evidence e LEFT JOIN transmissions t ON t.id = e.tx_id"
                            + " WHERE t.id IS NULL LIMIT 1",
                    "has no transmission"),
            new Rule(
                    "transmissions",
                    "SELECT 'id = ' || id FROM transmissions WHERE hash = '' OR first_seen = '' LIMIT 1",
                    "has an empty hash or first_seen"),
            new Rule(
                    "observations",
                    "SELECT 'id = ' || max(id) FROM observations WHERE observer_idx IS NOT NULL"
                            + " GROUP BY transmission_id, observer_idx, coalesce(path_json, '')"
                            + " HAVING count(*) > 1 LIMIT 1",
                    "is a duplicate: another row has the same transmission, observer and path"),
            nodeKeys("nodes"),
            nodeKeys("inactive_nodes"));

    private SourceRules() {}

    private static Rule nodeKeys(String table) {
        return new Rule(
                table,
                "SELECT 'public_key = ''' || max(public_key) || '''' FROM " + table
                        + " GROUP BY lower(public_key) HAVING count(*) > 1 LIMIT 1",
                "has the same key as another row but for upper and lower case");
    }

    private static Rule sameWithoutNul(String table, String id, List<String> key) {
        List<String> texts = key.stream().map(NulText::without).toList();
        String name = key.stream()
                .map(column -> "'" + column + " = ' || max(" + NulText.without(column) + ")")
                .collect(Collectors.joining(" || ', ' || "));
        return new Rule(
                table,
                "SELECT " + (id.isEmpty() ? name : "'" + id + " = ' || max(" + id + ")") + " FROM " + table + " WHERE "
                        + key.stream().map(column -> column + " IS NOT NULL").collect(Collectors.joining(" AND "))
                        + " GROUP BY " + String.join(", ", texts) + " HAVING count(*) > 1 LIMIT 1",
                SAME_WITHOUT_NUL);
    }

    static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Rule rule : RULES) {
                check(statement, rule);
            }
            for (List<String> each : TEXT_KEYS) {
                List<String> key = each.subList(2, each.size());
                if (NulText.isIn(connection, each.get(0), key)) {
                    check(statement, sameWithoutNul(each.get(0), each.get(1), key));
                }
            }
        }
    }

    private static void check(Statement statement, Rule rule) throws SQLException {
        try (ResultSet found = statement.executeQuery(rule.find)) {
            if (found.next()) {
                throw new StoreException("table " + rule.table + ", row " + found.getString(1) + ": " + rule.problem);
            }
        }
    }

    static void quickCheck(Connection connection, String what) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!answer.next() || !answer.getString(1).equals("ok")) {
                throw new StoreException(what + " is damaged: quick_check says " + answer.getString(1));
            }
        }
    }
}
