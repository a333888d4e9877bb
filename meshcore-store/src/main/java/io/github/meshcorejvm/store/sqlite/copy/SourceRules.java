package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.sqlite.jdbc.FileDamage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Refuses a file with inconsistent rows: the target's keys would reject them in the middle of the copy. */
final class SourceRules {

    /** Finds one row that breaks a rule, as text, and says what is wrong with it. */
    private record Rule(String table, String find, String problem) {}

    private static final String SAME_WITHOUT_NUL =
            "has the same key as another row but for the character U+0000, which PostgreSQL cannot store; delete one of the"
                    + " two";

    /** The unique keys of the target that have texts. */
    static final List<TextKey> TEXT_KEYS = List.of(
            new TextKey("transmissions", "id", List.of("hash")),
            new TextKey("observations", "id", List.of("transmission_id", "observer_idx", "coalesce(path_json, '')")),
            new TextKey("observers", "rowid", List.of("id")),
            new TextKey("nodes", "", List.of("public_key")),
            new TextKey("inactive_nodes", "", List.of("public_key")),
            new TextKey("observer_metrics", "", List.of("observer_id", "timestamp")),
            new TextKey("neighbor_edges", "", List.of("node_a", "node_b")),
            new TextKey("client_receptions", "id", List.of("rx_pubkey", "heard_key", "rx_at")),
            new TextKey("client_observers", "", List.of("pubkey")),
            new TextKey("client_rx_observations", "id", List.of("rx_pubkey", "pkt_hash", "rx_at")),
            new TextKey("client_rf_samples", "id", List.of("rx_pubkey", "sampled_at")),
            new TextKey("node_declared_regions", "id", List.of("target", "rx_pubkey", "observed_at")),
            new TextKey("_migrations", "", List.of("name")),
            new TextKey("_async_migrations", "", List.of("name")));

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

    static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Rule rule : RULES) {
                check(statement, rule);
            }
            for (TextKey key : TEXT_KEYS) {
                if (NulText.isIn(connection, key.table, key.columns)) {
                    check(statement, key.sameWithoutNul());
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
        Optional<String> damage = FileDamage.find(connection);
        if (damage.isPresent()) {
            throw new StoreException(what + " is damaged: quick_check says " + damage.get());
        }
    }

    /**
     * A unique key.
     *
     * @param name the column that names a row in a message; empty if the key itself does
     * @param columns of the key, some of them texts
     */
    record TextKey(String table, String name, List<String> columns) {

        /** Finds two rows whose keys are the same without U+0000. */
        private Rule sameWithoutNul() {
            String key = columns.stream()
                    .map(column -> "'" + column + " = ' || max(" + NulText.without(column) + ")")
                    .collect(Collectors.joining(" || ', ' || "));
            return new Rule(
                    table,
                    "SELECT " + (name.isEmpty() ? key : "'" + name + " = ' || max(" + name + ")") + " FROM " + table
                            + " WHERE "
                            + columns.stream()
                                    .map(column -> column + " IS NOT NULL")
                                    .collect(Collectors.joining(" AND "))
                            + " GROUP BY "
                            + columns.stream().map(NulText::without).collect(Collectors.joining(", "))
                            + " HAVING count(*) > 1 LIMIT 1",
                    SAME_WITHOUT_NUL);
        }
    }
}
