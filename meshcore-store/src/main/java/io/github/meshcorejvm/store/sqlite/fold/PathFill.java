package io.github.meshcorejvm.store.sqlite.fold;

import io.github.meshcorejvm.store.rows.Frames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fills in missing paths of observations, from the packet as its observer heard it. A row that would then be a duplicate of
 * another row of the same observer is merged into it. Not thread-safe.
 */
public final class PathFill implements AutoCloseable {

    private static final String MISSING = """
            SELECT id, observer_idx, raw_hex FROM observations
            WHERE transmission_id = ? AND observer_idx IS NOT NULL AND (path_json IS NULL OR path_json = '')
              AND raw_hex <> '' ORDER BY id""";
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

    private final PreparedStatement missing;
    private final PreparedStatement twin;
    private final PreparedStatement unchanged;
    private final PreparedStatement update;
    private final ObservationFold fold;
    private final boolean unique;

    /** Takes a connection with an open transaction, or one that will begin it. */
    public PathFill(Connection connection) throws SQLException {
        missing = connection.prepareStatement(MISSING);
        twin = connection.prepareStatement(TWIN);
        unchanged = connection.prepareStatement(UNCHANGED);
        update = connection.prepareStatement(UPDATE);
        fold = new ObservationFold(connection);
        unique = DedupIndex.isThere(connection);
    }

    /** The path that an observation should have. */
    public record Path(long transmission, @Nullable Long observer, String json) {}

    /** What became of the row. */
    public enum Result {
        /** It has the path now. */
        FILLED,
        /** It was merged into the row that had the path already, and deleted. */
        MERGED,
        /** It has a path by now, or is gone. */
        UNCHANGED
    }

    /** Fills in the path of one observation. */
    public Result fill(long id, Path path) throws SQLException {
        if (!unique) {
            OptionalLong other = twin(id, path);
            if (other.isPresent()) {
                return foldInto(id, other.getAsLong());
            }
        }
        update.setString(1, path.json());
        update.setLong(2, id);
        if (update.executeUpdate() > 0) {
            return Result.FILLED;
        }
        OptionalLong other = twin(id, path);
        return other.isPresent() ? foldInto(id, other.getAsLong()) : Result.UNCHANGED;
    }

    /**
     * Fills in the paths of the observations of a transmission that name their observer: rows without a path look like
     * duplicates of each other, though their packets can prove that they came over different paths.
     */
    void fillAll(long transmission) throws SQLException {
        record Row(long id, Path path) {}
        List<Row> found = new ArrayList<>();
        missing.setLong(1, transmission);
        try (ResultSet rows = missing.executeQuery()) {
            while (rows.next()) {
                Optional<String> path = Frames.path(rows.getString(3));
                if (path.isPresent()) {
                    found.add(new Row(rows.getLong(1), new Path(transmission, rows.getLong(2), path.get())));
                }
            }
        }
        for (Row row : found) {
            fill(row.id(), row.path());
        }
    }

    private Result foldInto(long id, long other) throws SQLException {
        unchanged.setLong(1, id);
        try (ResultSet row = unchanged.executeQuery()) {
            if (!row.next()) {
                return Result.UNCHANGED;
            }
        }
        fold.fold(id, other);
        return Result.MERGED;
    }

    /** The other row of the same observer that has the path already. */
    public OptionalLong twin(long id, Path path) throws SQLException {
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
        missing.close();
        twin.close();
        unchanged.close();
        update.close();
        fold.close();
    }
}
