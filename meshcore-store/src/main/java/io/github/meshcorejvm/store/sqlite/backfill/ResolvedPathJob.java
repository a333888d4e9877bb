package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.rows.PathHops;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Resolves the hops of each path to nodes, as far as the current nodes and edges allow. */
final class ResolvedPathJob extends ColumnJob<String> {

    private static final String FIND = """
            SELECT o.id, o.path_json, CASE t.payload_type WHEN 4 THEN nullif(t.from_pubkey, '') END
            FROM observations o NOT INDEXED JOIN transmissions t ON t.id = o.transmission_id
            WHERE o.id BETWEEN ? AND ? AND (o.resolved_path IS NULL OR o.resolved_path = '') AND o.path_json NOT IN ('', '[]')
            ORDER BY o.id""";
    private static final String UPDATE = "UPDATE observations SET resolved_path = ?"
            + " WHERE id = ? AND (resolved_path IS NULL OR resolved_path = '')";

    private final HopResolver resolver;

    ResolvedPathJob(Connection connection, HopResolver resolver) throws SQLException {
        super(connection, "observations", FIND, UPDATE);
        this.resolver = resolver;
    }

    @Override
    Optional<String> value(ResultSet row) throws SQLException {
        Optional<String> sender = Optional.ofNullable(row.getString(3));
        return PathHops.of(row.getString(2))
                .flatMap(path -> resolver.resolve(path, sender).toJson());
    }
}
