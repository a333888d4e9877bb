package io.github.meshcorejvm.store.postgres.backfill;

import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.rows.PathHops;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Resolves the hops of each path to nodes, as far as the current nodes and edges allow. */
final class ResolvedPathJob implements Job<ResolvedPathJob.Change> {

    private static final String FIND = """
            SELECT o.id, o.path_json, CASE t.payload_type WHEN 4 THEN nullif(t.from_pubkey, '') END
            FROM observations o JOIN transmissions t ON t.id = o.transmission_id
            WHERE o.id BETWEEN ? AND ? AND coalesce(o.resolved_path, '') = '' AND o.path_json NOT IN ('', '[]')
            ORDER BY o.id""";
    private static final String UPDATE = """
            UPDATE observations o SET resolved_path = v.path FROM unnest(?::bigint[], ?::text[]) v (id, path)
            WHERE o.id = v.id AND coalesce(o.resolved_path, '') = ''""";

    private final Connection connection;
    private final HopResolver resolver;

    ResolvedPathJob(Connection connection, HopResolver resolver) {
        this.connection = connection;
        this.resolver = resolver;
    }

    /** The path of a row. */
    record Change(long id, String path) {}

    @Override
    public String table() {
        return "observations";
    }

    @Override
    public long id(Change change) {
        return change.id();
    }

    @Override
    public Found<Change> find(long low, long high) throws SQLException {
        Found<Change> found = new Found<>();
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setLong(1, low);
            find.setLong(2, high);
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    Optional<String> sender = Optional.ofNullable(rows.getString(3));
                    Optional<String> path = PathHops.of(rows.getString(2))
                            .flatMap(hops -> resolver.resolve(hops, sender).toJson());
                    if (path.isPresent()) {
                        found.add(new Change(rows.getLong(1), path.get()));
                    } else {
                        found.leave();
                    }
                }
            }
        }
        return found;
    }

    @Override
    public long apply(List<Change> changes) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", changes.stream().map(Change::id).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text", changes.stream().map(Change::path).toArray()));
            return update.executeUpdate();
        }
    }
}
