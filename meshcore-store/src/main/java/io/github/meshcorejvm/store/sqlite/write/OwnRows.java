package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The ids of the large tables that only this writer has added and nobody has changed: such rows need no repair, so that the next
 * start need not check them. Whatever another connection commits, even one of this program, ends the range, and a new one begins. Not
 * thread-safe.
 */
final class OwnRows {

    private final Connection connection;
    private final Supplier<Map<String, List<String>>> checks;
    private Highest before = new Highest(0, 0);
    private Highest last = before;
    private boolean continues;

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

    /**
     * A transaction has begun.
     *
     * @param tables tell the highest ids in it
     * @param othersWrote whether another connection has committed anything since the last one was committed
     */
    void begin(WriterTables tables, boolean othersWrote) throws SQLException {
        if (othersWrote || !continues) {
            before = tables.highest();
            last = before;
            continues = true;
        }
    }

    /** The transaction was committed, with these as its highest ids. */
    void committed(Highest highest) {
        last = highest;
    }

    /** The transaction failed, or could not begin: it is not known what others commit before the next one. */
    void failed() {
        continues = false;
    }

    /** Notes the range, for the next start. */
    void note() throws SQLException {
        if (last.transmission > before.transmission || last.observation > before.observation) {
            Map<String, List<String>> purposes = checks.get();
            Transaction.write(connection, () -> {
                extend(purposes, "transmissions", before.transmission, last.transmission);
                extend(purposes, "observations", before.observation, last.observation);
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
