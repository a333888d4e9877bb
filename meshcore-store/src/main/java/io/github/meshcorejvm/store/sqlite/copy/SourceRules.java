package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Refuses a file with inconsistent rows: the target's keys would reject them in the middle of the copy. */
final class SourceRules {

    /** Finds one row that breaks a rule, as text, and says what is wrong with it. */
    private record Rule(String table, String find, String problem) {}

    private static final String SAME_WITHOUT_NUL =
            "has the same key as another row but for the character U+0000, which PostgreSQL cannot store; delete one of the"
                    + " two";

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
            new Rule(
                    "observers",
                    "SELECT 'rowid = ' || a.rowid FROM observers a WHERE " + NulText.in("a.id")
                            + " AND EXISTS (SELECT 1 FROM observers b WHERE b.id = " + NulText.without("a.id")
                            + ") LIMIT 1",
                    SAME_WITHOUT_NUL),
            new Rule(
                    "observer_metrics",
                    "SELECT 'observer_id = ' || " + NulText.without("a.observer_id")
                            + " || ', timestamp = ' || a.timestamp"
                            + " FROM observer_metrics a WHERE " + NulText.in("a.observer_id")
                            + " AND EXISTS (SELECT 1 FROM observer_metrics b WHERE b.timestamp = a.timestamp"
                            + " AND b.observer_id = " + NulText.without("a.observer_id") + ") LIMIT 1",
                    SAME_WITHOUT_NUL),
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
                try (ResultSet found = statement.executeQuery(rule.find)) {
                    if (found.next()) {
                        throw new StoreException(
                                "table " + rule.table + ", row " + found.getString(1) + ": " + rule.problem);
                    }
                }
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
