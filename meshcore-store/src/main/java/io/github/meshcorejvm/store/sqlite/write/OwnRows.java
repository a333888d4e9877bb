package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which rows of the large tables this writer has added, and nobody else among them: they need no repair, so that the next start
 * need not look for one. Another program's rows are noticed because ids only rise, and each batch begins where the last one ended.
 * Not thread-safe.
 */
final class OwnRows {

    private final Connection connection;
    private final Supplier<Map<String, List<String>>> checks;
    private Highest before = new Highest(0, 0);
    private Optional<Highest> last = Optional.empty();

    /**
     * For a writer's connection.
     *
     * @param checks by table, for what its rows are checked: the purposes of {@link CheckedRows}
     */
    OwnRows(Connection connection, Supplier<Map<String, List<String>>> checks) {
        this.connection = connection;
        this.checks = checks;
    }

    /** The highest ids, 0 without rows. */
    record Highest(long transmission, long observation) {}

    /** A transaction has begun. */
    void begin(WriterTransaction transaction) throws SQLException {
        Highest now = transaction.highest();
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
        Highest now = transaction.highest();
        transaction.commit();
        last = Optional.of(now);
    }

    /** Notes what is known now. */
    void note() throws SQLException {
        Highest to = last.orElse(before);
        if (!to.equals(before)) {
            Map<String, List<String>> purposes = checks.get();
            Transaction.write(connection, () -> {
                extend(purposes, "transmissions", before.transmission, to.transmission);
                extend(purposes, "observations", before.observation, to.observation);
                return null;
            });
        }
    }

    private void extend(Map<String, List<String>> purposes, String table, long after, long to) throws SQLException {
        for (String purpose : purposes.getOrDefault(table, List.of())) {
            CheckedRows.extend(connection, purpose, after, to);
        }
    }
}
