package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.rows.Frames;
import io.github.meshcorejvm.store.sqlite.fold.PathFill;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Fills in missing paths of observations, from the packet as its observer heard it. A row that would then be a duplicate of
 * another row of the same observer is merged into it. TRACE packets, whose path is in the payload, are skipped.
 */
final class PathJsonJob implements Job<PathFill.Path> {

    private static final String FIND = """
            SELECT id, transmission_id, observer_idx, raw_hex FROM observations NOT INDEXED
            WHERE id BETWEEN ? AND ? AND (path_json IS NULL OR path_json = '') AND raw_hex <> '' ORDER BY id""";

    private final PreparedStatement find;
    private final PathFill fill;

    PathJsonJob(Connection connection) throws SQLException {
        find = connection.prepareStatement(FIND);
        fill = new PathFill(connection);
    }

    @Override
    public String table() {
        return "observations";
    }

    @Override
    public void find(long low, long high, Found<PathFill.Path> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                Optional<String> path = Frames.path(rows.getString(4));
                if (path.isPresent()) {
                    long observer = rows.getLong(3);
                    boolean named = !rows.wasNull();
                    found.add(rows.getLong(1), new PathFill.Path(rows.getLong(2), named ? observer : null, path.get()));
                } else {
                    found.leave();
                }
            }
        }
    }

    @Override
    public Effect apply(long id, PathFill.Path path, boolean dryRun) throws SQLException {
        if (dryRun) {
            return fill.twin(id, path).isPresent() ? Effect.MERGED : Effect.CHANGED;
        }
        return switch (fill.fill(id, path)) {
            case FILLED -> Effect.CHANGED;
            case MERGED -> Effect.MERGED;
            case UNCHANGED -> Effect.GONE;
        };
    }

    @Override
    public void close() throws SQLException {
        find.close();
        fill.close();
    }
}
