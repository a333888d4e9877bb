package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.json.PathJson;
import io.github.meshcorejvm.store.rows.Frames;
import io.github.meshcorejvm.store.sqlite.fold.ObservationFold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fills in missing paths of observations, from the packet as its observer heard it. A row that would then be a duplicate of
 * another row of the same observer is merged into it. TRACE packets, whose path is in the payload, are skipped.
 */
final class PathJsonJob implements Job<PathJsonJob.Path> {

    private static final String FIND = """
            SELECT id, transmission_id, observer_idx, raw_hex FROM observations NOT INDEXED
            WHERE id BETWEEN ? AND ? AND (path_json IS NULL OR path_json = '') AND raw_hex <> '' ORDER BY id""";
    /** The plus avoids a scan of all observations of the observer if the unique index is missing. */
    private static final String TWIN = """
            SELECT id FROM observations
            WHERE transmission_id = ? AND +observer_idx = ? AND coalesce(path_json, '') = ? AND id <> ?
            ORDER BY id LIMIT 1""";

    private static final String UNCHANGED =
            "SELECT 1 FROM observations WHERE id = ? AND (path_json IS NULL OR path_json = '')";
    /** A unique index, if there is one, shows at no cost whether there is a duplicate. */
    private static final String UPDATE = "UPDATE OR IGNORE observations SET path_json = ?"
            + " WHERE id = ? AND (path_json IS NULL OR path_json = '')";

    private final PreparedStatement find;
    private final PreparedStatement twin;
    private final PreparedStatement unchanged;
    private final PreparedStatement update;
    private final ObservationFold fold;
    private final boolean unique;

    PathJsonJob(Connection connection) throws SQLException {
        find = connection.prepareStatement(FIND);
        twin = connection.prepareStatement(TWIN);
        unchanged = connection.prepareStatement(UNCHANGED);
        update = connection.prepareStatement(UPDATE);
        fold = new ObservationFold(connection);
        unique = DedupIndex.isThere(connection);
    }

    /** The path of an observation. */
    record Path(long transmission, @Nullable Long observer, String json) {}

    @Override
    public String table() {
        return "observations";
    }

    @Override
    public void find(long low, long high, Found<Path> found) throws SQLException {
        find.setLong(1, low);
        find.setLong(2, high);
        try (ResultSet rows = find.executeQuery()) {
            while (rows.next()) {
                Optional<Packet> packet = Frames.decode(rows.getString(4));
                if (packet.isPresent() && packet.get().payloadType() != PayloadType.TRACE) {
                    long observer = rows.getLong(3);
                    boolean named = !rows.wasNull();
                    found.add(
                            rows.getLong(1),
                            new Path(rows.getLong(2), named ? observer : null, PathJson.of(packet.get())));
                } else {
                    found.leave();
                }
            }
        }
    }

    @Override
    public Effect apply(long id, Path path, boolean dryRun) throws SQLException {
        if (dryRun || !unique) {
            OptionalLong other = twin(id, path);
            if (dryRun) {
                return other.isPresent() ? Effect.MERGED : Effect.CHANGED;
            }
            if (other.isPresent()) {
                return foldInto(id, other.getAsLong());
            }
        }
        update.setString(1, path.json());
        update.setLong(2, id);
        if (update.executeUpdate() > 0) {
            return Effect.CHANGED;
        }
        OptionalLong other = twin(id, path);
        return other.isPresent() ? foldInto(id, other.getAsLong()) : Effect.GONE;
    }

    private Effect foldInto(long id, long other) throws SQLException {
        unchanged.setLong(1, id);
        try (ResultSet row = unchanged.executeQuery()) {
            if (!row.next()) {
                return Effect.GONE;
            }
        }
        fold.fold(id, other);
        return Effect.MERGED;
    }

    private OptionalLong twin(long id, Path path) throws SQLException {
        if (path.observer() == null) {
            return OptionalLong.empty();
        }
        twin.setLong(1, path.transmission());
        twin.setLong(2, path.observer());
        twin.setString(3, path.json());
        twin.setLong(4, id);
        try (ResultSet row = twin.executeQuery()) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        find.close();
        twin.close();
        unchanged.close();
        update.close();
        fold.close();
    }
}
