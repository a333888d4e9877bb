package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.batch.SeenTimes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The region of each node's newest advert that has one, for nodes and inactive nodes. */
final class DefaultScopeJob implements Job<DefaultScopeJob.Scope> {

    /** The rows of both tables share one order: even ids are nodes, odd ids are inactive nodes. */
    private static final String BOTH = "(SELECT 2 * rowid AS id, public_key, default_scope FROM nodes"
            + " UNION ALL SELECT 2 * rowid + 1, public_key, default_scope FROM inactive_nodes)";

    /** Times in the future come from a clock that ran ahead; ingest does not count such adverts either. */
    private static final String FIND = """
            SELECT id, public_key, default_scope, scope FROM (
              SELECT n.id, n.public_key, n.default_scope, (SELECT t.scope_name FROM transmissions t
                WHERE t.from_pubkey = n.public_key AND +t.payload_type = 4 AND +t.scope_name <> ''
                  AND ifnull(unixepoch(t.first_seen), 0) <= unixepoch() + %s
                ORDER BY unixepoch(t.first_seen) DESC, t.id DESC LIMIT 1) AS scope
              FROM %s n WHERE n.id BETWEEN ? AND ?)
            WHERE scope IS NOT NULL AND scope IS NOT default_scope ORDER BY id""";

    private static final String UPDATE =
            "UPDATE %s SET default_scope = ?1 WHERE public_key = ?2 AND default_scope IS ?3";

    private final PreparedStatement find;
    private final List<PreparedStatement> updates;

    DefaultScopeJob(Connection connection) throws SQLException {
        find = connection.prepareStatement(String.format(Locale.ROOT, FIND, SeenTimes.MAX_AHEAD_SECONDS, BOTH));
        updates = List.of(
                connection.prepareStatement(String.format(Locale.ROOT, UPDATE, "nodes")),
                connection.prepareStatement(String.format(Locale.ROOT, UPDATE, "inactive_nodes")));
    }

    /** The new scope of a node, and the one found before: an advert that arrives meanwhile takes precedence. */
    record Scope(String publicKey, @Nullable String before, String after) {}

    @Override
    public String table() {
        return BOTH;
    }

    @Override
    public void find(long low, long high, Found<Scope> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1), new Scope(rows.getString(2), rows.getString(3), rows.getString(4)));
            }
        }
    }

    @Override
    public Effect apply(long id, Scope scope, boolean dryRun) throws SQLException {
        if (dryRun) {
            return Effect.CHANGED;
        }
        int changed = 0;
        for (PreparedStatement update : updates) {
            update.setString(1, scope.after());
            update.setString(2, scope.publicKey());
            update.setString(3, scope.before());
            changed += update.executeUpdate();
        }
        return changed > 0 ? Effect.CHANGED : Effect.GONE;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        for (PreparedStatement update : updates) {
            update.close();
        }
    }
}
