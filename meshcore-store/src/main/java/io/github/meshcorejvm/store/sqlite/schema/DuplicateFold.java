package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.rows.Frames;
import io.github.meshcorejvm.store.sqlite.jdbc.EvidenceRows;
import io.github.meshcorejvm.store.sqlite.jdbc.SharedFrames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Merges duplicate observations (same transmission, observer and path) into one: the lowest id is kept, with the last value of
 * each column that is not NULL. Rows without an observer are never merged. Rows without a path get it first where their frame
 * proves it, so that packets heard over different paths stay apart. The caller voids the neighbor graph that has counted the
 * rows ({@link io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges}), once per transaction. Not thread-safe.
 */
final class DuplicateFold implements AutoCloseable {

    /** Reads by the index on transmission_id, so that a range of packets reads only its own rows. */
    private static final String GROUPS = """
            SELECT transmission_id, observer_idx, coalesce(path_json, '') FROM observations
            WHERE transmission_id > ? AND transmission_id <= ? AND observer_idx IS NOT NULL
            GROUP BY 1, 2, 3 HAVING count(*) > 1""";

    /** The plus keeps SQLite from scanning all rows of an observer, by the index on observer_idx. */
    private static final String SAME = "transmission_id = ?1 AND +observer_idx = ?2 AND coalesce(path_json, '') = ?3";

    /** As in the writer: a shared contact and a genuine frame do not replace each other, the earlier kind is kept. */
    private static final String FRAME = String.format(
            Locale.ROOT,
            "(SELECT raw_hex FROM observations WHERE %1$s AND raw_hex <> '' AND (raw_hex GLOB '%2$s') ="
                    + " (SELECT %3$s FROM observations first WHERE %1$s ORDER BY id LIMIT 1) ORDER BY id DESC LIMIT 1)",
            SAME,
            SharedContact.GLOB,
            SharedFrames.isShared("first"));

    private static final String FRAMES = "SELECT id, raw_hex FROM observations WHERE " + SAME + " ORDER BY id";
    private static final String FILL = "UPDATE observations SET path_json = ? WHERE id = ?";
    private static final String LOWEST = "SELECT min(id) FROM observations WHERE " + SAME + " HAVING count(*) > 1";

    private final PreparedStatement groups;
    private final PreparedStatement frames;
    private final PreparedStatement fill;
    private final PreparedStatement lowest;
    private final PreparedStatement take;
    private final PreparedStatement drop;
    private final EvidenceRows evidence;

    DuplicateFold(Connection connection) throws SQLException {
        groups = connection.prepareStatement(GROUPS);
        frames = connection.prepareStatement(FRAMES);
        fill = connection.prepareStatement(FILL);
        lowest = connection.prepareStatement(LOWEST);
        take = connection.prepareStatement("UPDATE observations SET snr = " + last("snr") + ", rssi = " + last("rssi")
                + ", score = " + last("score") + ", raw_hex = " + FRAME + ", resolved_path = "
                + last("resolved_path") + ", direction = coalesce(direction, " + last("direction")
                + ") WHERE id = ?4");
        evidence = new EvidenceRows(connection);
        drop = connection.prepareStatement("DELETE FROM observations WHERE " + SAME + " AND id <> ?4");
    }

    private static String last(String column) {
        return "(SELECT " + column + " FROM observations WHERE " + SAME + " AND " + column
                + " IS NOT NULL ORDER BY id DESC LIMIT 1)";
    }

    /** Duplicate rows, by their common values. */
    record Group(long transmissionId, long observerIdx, String path) {
        private Group withPath(String other) {
            return new Group(transmissionId, observerIdx, other);
        }
    }

    /** The groups of more than one row among the transmissions above {@code after}, up to {@code to}. */
    List<Group> find(long after, long to) throws SQLException {
        groups.setLong(1, after);
        groups.setLong(2, to);
        List<Group> found = new ArrayList<>();
        try (ResultSet rows = groups.executeQuery()) {
            while (rows.next()) {
                found.add(new Group(rows.getLong(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return found;
    }

    /** Merges a group; returns how many rows were deleted. */
    long fold(Group group) throws SQLException {
        evidence.keepFrames(group.transmissionId());
        if (!group.path().isEmpty()) {
            return foldEqual(group);
        }
        long folded = 0;
        for (String path : fillPaths(group)) {
            folded += foldEqual(group.withPath(path));
        }
        return folded;
    }

    /** Fills in the missing paths of a group; returns those that its rows have now, which other rows may have too. */
    private Set<String> fillPaths(Group group) throws SQLException {
        Map<Long, String> paths = new LinkedHashMap<>();
        bind(frames, group);
        try (ResultSet rows = frames.executeQuery()) {
            while (rows.next()) {
                paths.put(rows.getLong(1), Frames.path(rows.getString(2)).orElse(""));
            }
        }
        for (Map.Entry<Long, String> row : paths.entrySet()) {
            if (!row.getValue().isEmpty()) {
                fill.setString(1, row.getValue());
                fill.setLong(2, row.getKey());
                fill.executeUpdate();
            }
        }
        return new LinkedHashSet<>(paths.values());
    }

    private long foldEqual(Group group) throws SQLException {
        bind(lowest, group);
        long stays;
        try (ResultSet row = lowest.executeQuery()) {
            if (!row.next()) {
                return 0;
            }
            stays = row.getLong(1);
        }
        bind(take, group);
        take.setLong(4, stays);
        take.executeUpdate();
        bind(drop, group);
        drop.setLong(4, stays);
        return drop.executeUpdate();
    }

    private static void bind(PreparedStatement statement, Group group) throws SQLException {
        statement.setLong(1, group.transmissionId());
        statement.setLong(2, group.observerIdx());
        statement.setString(3, group.path());
    }

    @Override
    public void close() throws SQLException {
        groups.close();
        frames.close();
        fill.close();
        lowest.close();
        take.close();
        drop.close();
        evidence.close();
    }
}
