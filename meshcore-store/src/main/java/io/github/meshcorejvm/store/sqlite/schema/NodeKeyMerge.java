package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.rows.UnitedNode;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.NodeColumns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the keys of nodes in lower case. Two rows may become one.
 *
 * @param table {@code nodes} or {@code inactive_nodes}
 */
record NodeKeyMerge(String table) implements Step {

    @Override
    public String title() {
        return "write the keys of " + table + " in lower case";
    }

    @Override
    public boolean isPending(MigrationSession session) throws SQLException {
        return session.number("SELECT EXISTS (SELECT 1 FROM " + table + " WHERE public_key <> lower(public_key))") == 1;
    }

    @Override
    public long rows(MigrationSession session) throws SQLException {
        return session.number("SELECT count(*) FROM " + table + " WHERE public_key <> lower(public_key)");
    }

    @Override
    public long run(MigrationSession session, MigrationProgress progress) throws SQLException, InterruptedException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement select = session.connection()
                        .prepareStatement(
                                "SELECT public_key FROM " + table + " WHERE public_key <> lower(public_key)");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        try (PreparedStatement merge = session.connection().prepareStatement(mergeSql());
                PreparedStatement rename = session.connection()
                        .prepareStatement("UPDATE OR IGNORE " + table
                                + " SET public_key = lower(public_key) WHERE public_key = ?");
                PreparedStatement delete = session.connection()
                        .prepareStatement(
                                "DELETE FROM " + table + " WHERE public_key = ?1 AND public_key <> lower(?1)")) {
            return new ListWork<>(keys, key -> {
                        // Only one of them has an effect: if a row with the lower-case key exists, nothing is renamed;
                        // after a rename, nothing is deleted.
                        for (PreparedStatement statement : List.of(merge, rename, delete)) {
                            statement.setString(1, key);
                            statement.executeUpdate();
                        }
                        return 1;
                    })
                    .run(session.transactions());
        }
    }

    private String mergeSql() {
        return "UPDATE " + table + " AS k SET "
                + UnitedNode.assignments("k", "m", NodeColumns::seconds)
                + " FROM " + table + " AS m WHERE m.public_key = ?1 AND k.public_key = lower(?1)";
    }
}
