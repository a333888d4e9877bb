package io.github.meshcorejvm.store.sqlite.sidecar;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Marks the observers that a configuration no longer wants. */
public final class ObserverBlacklist {

    /** Rows changed in one go: others wait for the lock meanwhile. */
    private static final int ROWS = 500;

    private ObserverBlacklist() {}

    /**
     * Marks observers as inactive. A list may be long, so the table is read once, not once for each id.
     *
     * @param ids in lower case; matched without regard to case
     * @return how many were active until now
     */
    public static int markInactive(Path database, Set<String> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        try (Connection connection = Connections.open(database, StoreOptions.DEFAULT);
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE observers SET inactive = 1 WHERE rowid = ? AND inactive IS NOT 1")) {
            List<Long> active = active(connection, ids);
            int marked = 0;
            for (int from = 0; from < active.size(); from += ROWS) {
                List<Long> some = active.subList(from, Math.min(active.size(), from + ROWS));
                marked += Transaction.write(connection, () -> mark(some, update));
            }
            return marked;
        } catch (SQLException failure) {
            throw SqliteFailure.of("mark observers as inactive", failure);
        }
    }

    private static List<Long> active(Connection connection, Set<String> ids) throws SQLException {
        List<Long> active = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT rowid, lower(trim(id)) FROM observers WHERE inactive IS NOT 1 AND id IS NOT NULL")) {
            while (row.next()) {
                if (ids.contains(row.getString(2))) {
                    active.add(row.getLong(1));
                }
            }
        }
        return active;
    }

    private static int mark(List<Long> rowids, PreparedStatement update) throws SQLException {
        int marked = 0;
        for (long rowid : rowids) {
            update.setLong(1, rowid);
            marked += update.executeUpdate();
        }
        return marked;
    }
}
