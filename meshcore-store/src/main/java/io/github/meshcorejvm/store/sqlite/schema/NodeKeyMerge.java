package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.NodeColumns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the keys of nodes in lower case. If two rows become one, the newer values win, counts are added, and the earliest
 * first-seen time is kept.
 *
 * @param table {@code nodes} or {@code inactive_nodes}
 */
record NodeKeyMerge(String table) implements Step {

    private static final List<String> OWN_RULES = List.of("public_key", "advert_count", "first_seen");

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
        String newer = "coalesce(unixepoch(m.last_seen), 0) > coalesce(unixepoch(k.last_seen), 0)";
        String said = NodeColumns.ALL.stream()
                .filter(column -> !OWN_RULES.contains(column))
                .map(column -> String.format(
                        Locale.ROOT,
                        "%1$s = CASE WHEN %2$s THEN coalesce(m.%1$s, k.%1$s) ELSE coalesce(k.%1$s, m.%1$s) END",
                        column,
                        newer))
                .collect(Collectors.joining(", "));
        return "UPDATE " + table + " AS k SET " + said
                + ", advert_count = coalesce(k.advert_count, 0) + coalesce(m.advert_count, 0)"
                + ", first_seen = CASE WHEN k.first_seen IS NULL OR unixepoch(m.first_seen) < unixepoch(k.first_seen)"
                + " THEN coalesce(m.first_seen, k.first_seen) ELSE k.first_seen END"
                + " FROM " + table + " AS m WHERE m.public_key = ?1 AND k.public_key = lower(?1)";
    }
}
