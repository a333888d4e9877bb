package io.github.meshcorejvm.store.postgres.retention;

import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.postgres.jdbc.NodeColumns;
import io.github.meshcorejvm.store.postgres.jdbc.TimeSql;
import io.github.meshcorejvm.store.rows.UnitedNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statements of a run: each deletes, moves or marks some rows older than a given time, in the open transaction. */
final class OldRows {

    static final String SILENT = "coalesce(inactive, 0) = 0 AND " + seen("") + " < ?";

    /** True if no row of another table refers to it, by any spelling of its id. Its number is never reused. */
    static final String UNUSED = String.format(Locale.ROOT, """
            o.inactive = 1 AND %s < ?
            AND NOT EXISTS (SELECT FROM observations WHERE observer_idx = o.rowid)
            AND NOT EXISTS (SELECT FROM observer_metrics WHERE observer_id IN (o.id, upper(o.id), lower(o.id)))
            AND NOT EXISTS (SELECT FROM dropped_packets WHERE observer_id IN (o.id, upper(o.id), lower(o.id)))""", seen("o."));

    private static final int MAX_TRANSMISSIONS = 250;
    private static final int MAX_ROWS = 2_000;

    private static final String MOVE_NODES = String.format(
            Locale.ROOT,
            """
            WITH old AS (DELETE FROM nodes WHERE public_key = ANY (ARRAY(
                SELECT public_key FROM nodes
                WHERE (last_seen < ? OR last_seen > '9999' OR last_seen IS NULL) AND %2$s < ?
                ORDER BY public_key LIMIT ?))
              RETURNING %1$s)
            INSERT INTO inactive_nodes (%1$s) SELECT %1$s FROM old
            ON CONFLICT (public_key) DO UPDATE SET %3$s""",
            NodeColumns.NAMES,
            seen(""),
            UnitedNode.assignments("inactive_nodes", "excluded", TimeSql::epoch));

    /** The index on first_seen finds the candidates; rows seen again since then stay. */
    private static final String OLD_TRANSMISSIONS = """
            SELECT id FROM transmissions
            WHERE first_seen < ? AND last_seen > 0 AND last_seen < ? ORDER BY first_seen LIMIT ?""";

    /**
     * Those that this index does not find, because a clock that ran ahead gave them a later first time. No index is on
     * last_seen; but once the others are gone, the oldest rows have the lowest ids.
     */
    private static final String MISDATED_TRANSMISSIONS = """
            SELECT id FROM (SELECT id, last_seen FROM transmissions ORDER BY id LIMIT 10000) AS lowest
            WHERE last_seen > 0 AND last_seen < ? LIMIT ?""";

    /** When a node or an observer was last seen; the first time where no other can be read. */
    static String seen(String row) {
        return "coalesce(" + TimeSql.epoch(row + "last_seen") + ", " + TimeSql.epoch(row + "first_seen") + ")";
    }

    private final Connection connection;
    private long observations;

    OldRows(Connection connection) {
        this.connection = connection;
    }

    /** How many observations were deleted with their transmissions so far. */
    long observations() {
        return observations;
    }

    long moveNodes(long cutoff) throws SQLException {
        return update(MOVE_NODES, TimeSql.bound(cutoff), cutoff, MAX_ROWS);
    }

    long retireObservers(long cutoff) throws SQLException {
        return update(
                "UPDATE observers SET inactive = 1 WHERE rowid = ANY (ARRAY(SELECT rowid FROM observers WHERE " + SILENT
                        + " LIMIT ?))",
                cutoff,
                MAX_ROWS);
    }

    long deleteMetricsOfTheInactive(long cutoff) throws SQLException {
        return update(
                "DELETE FROM observer_metrics WHERE ctid = ANY (ARRAY(SELECT m.ctid FROM observer_metrics m"
                        + " JOIN observers o ON o.id = m.observer_id WHERE o.inactive = 1 AND "
                        + seen("o.") + " < ? LIMIT ?))",
                cutoff,
                MAX_ROWS);
    }

    long purgeObservers(long cutoff) throws SQLException {
        return update(
                "DELETE FROM observers WHERE rowid = ANY (ARRAY(SELECT o.rowid FROM observers o WHERE " + UNUSED
                        + " LIMIT ?))",
                cutoff,
                MAX_ROWS);
    }

    /** The first condition compares texts, so that an index can be used; the second compares times. */
    long deleteOlder(String table, String column, long cutoff) throws SQLException {
        return update(
                "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table + " WHERE " + column
                        + " < ? AND " + TimeSql.epoch(column) + " < ? LIMIT ?))",
                TimeSql.bound(cutoff),
                cutoff,
                MAX_ROWS);
    }

    /** For times with exactly three digits of milliseconds, which sort as text. */
    long deleteOlderMillis(String table, String column, long cutoff) throws SQLException {
        return update(
                "DELETE FROM " + table + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table + " WHERE " + column
                        + " < ? ORDER BY " + column + " LIMIT ?))",
                IsoTime.formatMillis(cutoff),
                MAX_ROWS);
    }

    /** Observations first: the rows that they refer to must exist. Route evidence is deleted with its transmission. */
    long deleteTransmissions(long cutoff) throws SQLException {
        // A day more than the cutoff, so that the spelling of a time does not matter.
        String latest = IsoTime.format(Instant.ofEpochSecond(cutoff).plus(Duration.ofDays(1)));
        return deleteFound(OLD_TRANSMISSIONS, latest, cutoff, MAX_TRANSMISSIONS);
    }

    long deleteMisdatedTransmissions(long cutoff) throws SQLException {
        return deleteFound(MISDATED_TRANSMISSIONS, cutoff, MAX_TRANSMISSIONS);
    }

    private long deleteFound(String select, Object... values) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement old = connection.prepareStatement(select)) {
            for (int i = 0; i < values.length; i++) {
                old.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = old.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        Object array = connection.createArrayOf("bigint", ids.toArray());
        observations += update("DELETE FROM observations WHERE transmission_id = ANY (?)", array);
        return update("DELETE FROM transmissions WHERE id = ANY (?)", array);
    }

    private long update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
