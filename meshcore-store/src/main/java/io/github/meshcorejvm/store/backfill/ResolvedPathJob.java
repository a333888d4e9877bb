package io.github.meshcorejvm.store.backfill;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.neighbor.HopResolver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The nodes that the hops of each path are, as far as the nodes and edges known today tell. */
final class ResolvedPathJob implements Job<String> {

    private static final String FIND = """
            SELECT o.id, o.path_json, CASE t.payload_type WHEN 4 THEN nullif(t.from_pubkey, '') END
            FROM observations o NOT INDEXED JOIN transmissions t ON t.id = o.transmission_id
            WHERE o.id BETWEEN ? AND ? AND (o.resolved_path IS NULL OR o.resolved_path = '') AND o.path_json NOT IN ('', '[]')
            ORDER BY o.id""";
    private static final String UPDATE = "UPDATE observations SET resolved_path = ?"
            + " WHERE id = ? AND (resolved_path IS NULL OR resolved_path = '')";

    private final PreparedStatement find;
    private final PreparedStatement update;
    private final HopResolver resolver;

    ResolvedPathJob(Connection connection, HopResolver resolver) throws SQLException {
        this.resolver = resolver;
        find = connection.prepareStatement(FIND);
        update = connection.prepareStatement(UPDATE);
    }

    @Override
    public String table() {
        return "observations";
    }

    @Override
    public void find(long low, long high, Found<String> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                Optional<List<Bytes>> hops = hops(rows.getString(2));
                @Nullable String sender = rows.getString(3);
                Optional<String> resolved = hops.flatMap(path ->
                        resolver.resolve(path, Optional.ofNullable(sender)).toJson());
                if (resolved.isPresent()) {
                    found.add(rows.getLong(1), resolved.get());
                } else {
                    found.leave();
                }
            }
        }
    }

    /** The hops of a path; empty if it is none. They are hex, so that quotes stand nowhere else but around them. */
    static Optional<List<Bytes>> hops(String pathJson) {
        String[] parts = pathJson.split("\"", -1);
        List<Bytes> hops = new ArrayList<>();
        try {
            for (int i = 1; i < parts.length; i += 2) {
                Bytes hop = Bytes.ofHex(parts[i]);
                if (hop.isEmpty() || hop.size() > 8) {
                    return Optional.empty();
                }
                hops.add(hop);
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(hops);
    }

    @Override
    public Effect apply(long id, String resolved, boolean dryRun) throws SQLException {
        if (dryRun) {
            return Effect.CHANGED;
        }
        update.setString(1, resolved);
        update.setLong(2, id);
        return update.executeUpdate() > 0 ? Effect.CHANGED : Effect.GONE;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        update.close();
    }
}
