package io.github.meshcorejvm.store.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sets one column of a table to a text that a query can tell. Subclasses say which. */
abstract class TextColumnJob implements Job<String> {

    private final String table;
    private final PreparedStatement find;
    private final PreparedStatement update;

    /**
     * Sets a column.
     *
     * @param find selects the ids, from parameter 1 to parameter 2, and new texts of the rows that need one; a text that is
     *     NULL means that nothing can be made of the row
     * @param update sets the text, parameter 1, of the row with an id, parameter 2, if it still needs one
     */
    TextColumnJob(Connection connection, String table, String find, String update) throws SQLException {
        this.table = table;
        this.find = connection.prepareStatement(find);
        this.update = connection.prepareStatement(update);
    }

    @Override
    public final String table() {
        return table;
    }

    @Override
    public final void find(long low, long high, Found<String> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                @Nullable String text = rows.getString(2);
                if (text == null) {
                    found.leave();
                } else {
                    found.add(rows.getLong(1), text);
                }
            }
        }
    }

    @Override
    public final Effect apply(long id, String text, boolean dryRun) throws SQLException {
        if (dryRun) {
            return Effect.CHANGED;
        }
        update.setString(1, text);
        update.setLong(2, id);
        return update.executeUpdate() > 0 ? Effect.CHANGED : Effect.GONE;
    }

    @Override
    public final void close() throws SQLException {
        find.close();
        update.close();
    }
}
