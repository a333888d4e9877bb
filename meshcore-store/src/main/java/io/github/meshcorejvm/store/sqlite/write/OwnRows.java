package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows of the large tables this writer has added, and nobody else among them: they need no repair, so that the next start
 * need not look for one. Another program's rows are noticed because ids only rise, and each batch begins where the last one ended.
 * Not thread-safe.
 */
final class OwnRows {

    private static final String HIGHEST =
            "SELECT ifnull((SELECT max(id) FROM transmissions), 0), ifnull((SELECT max(id) FROM observations), 0)";

    private final Connection connection;
    private final Map<String, List<String>> checks;
    private Highest before = new Highest(0, 0);
    private Optional<Highest> last = Optional.empty();

    /**
     * For a writer's connection.
     *
     * @param checks by table, for what its rows are checked: the purposes of {@link CheckedRows}
     */
    OwnRows(Connection connection, Map<String, List<String>> checks) {
        this.connection = connection;
        this.checks = checks;
    }

    /** Highest ids, 0 without rows. */
    private record Highest(long transmission, long observation) {}

    /** A transaction has begun. */
    void begin() throws SQLException {
        Highest now = highest();
        if (last.isEmpty()) {
            before = now;
        } else {
            before = new Highest(
                    now.transmission == last.get().transmission ? before.transmission : now.transmission,
                    now.observation == last.get().observation ? before.observation : now.observation);
        }
        last = Optional.of(now);
    }

    /** Commits the transaction, in which only this writer has added rows. */
    void commit(WriterTransaction transaction) throws SQLException {
        Highest now = highest();
        transaction.commit();
        last = Optional.of(now);
    }

    /** Notes what is known now. */
    void note() throws SQLException {
        Highest to = last.orElse(before);
        if (!to.equals(before)) {
            Transaction.write(connection, () -> {
                extend("transmissions", before.transmission, to.transmission);
                extend("observations", before.observation, to.observation);
                return null;
            });
        }
    }

    private void extend(String table, long after, long to) throws SQLException {
        for (String purpose : checks.getOrDefault(table, List.of())) {
            CheckedRows.extend(connection, purpose, after, to);
        }
    }

    private Highest highest() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HIGHEST)) {
            row.next();
            return new Highest(row.getLong(1), row.getLong(2));
        }
    }
}
