package io.github.meshcorejvm.store.sqlite.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Fills in one column of a table where it is missing. Subclasses say which.
 *
 * @param <V> as the driver takes it
 */
abstract class ColumnJob<V> implements Job<V> {

    private final String table;
    private final PreparedStatement find;
    private final PreparedStatement update;

    /**
     * Sets a column.
     *
     * @param find selects the ids, from parameter 1 to parameter 2, of the rows that need a value, and the columns it is
     *     derived from
     * @param update sets the value, parameter 1, of the row with an id, parameter 2, if it still needs one
     */
    ColumnJob(Connection connection, String table, String find, String update) throws SQLException {
        this.table = table;
        this.find = connection.prepareStatement(find);
        this.update = connection.prepareStatement(update);
    }

    @Override
    public final String table() {
        return table;
    }

    /** The value for a selected row; empty if none can be derived. */
    abstract Optional<V> value(ResultSet row) throws SQLException;

    @Override
    public final void find(long low, long high, Found<V> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                Optional<V> value = value(rows);
                if (value.isPresent()) {
                    found.add(rows.getLong(1), value.get());
                } else {
                    found.leave();
                }
            }
        }
    }

    @Override
    public final Effect apply(long id, V value, boolean dryRun) throws SQLException {
        if (dryRun) {
            return Effect.CHANGED;
        }
        update.setObject(1, value);
        update.setLong(2, id);
        return update.executeUpdate() > 0 ? Effect.CHANGED : Effect.GONE;
    }

    @Override
    public final void close() throws SQLException {
        find.close();
        update.close();
    }
}
