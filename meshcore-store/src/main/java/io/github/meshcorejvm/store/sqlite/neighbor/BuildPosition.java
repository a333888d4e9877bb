package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.sqlite.jdbc.EdgeFingerprint;
import io.github.meshcorejvm.store.sqlite.jdbc.StateTable;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Up to where the table counts, kept in the database and changed only together with the edges.
 *
 * @param observation the id of the last observation that the edges count; later ones are still to come
 * @param options the options that they were counted with, as text
 * @param fingerprint what the table held when this program last wrote it; empty in a file from before it was kept
 */
record BuildPosition(long observation, String options, Optional<EdgeFingerprint> fingerprint) {

    private static final String POSITION_KEY = "neighbor.position";
    private static final String OPTIONS_KEY = "neighbor.options";

    /** Whether direct routes count in the edges that are there. */
    boolean directRoutes() {
        return !options.endsWith("directRoutes=false");
    }

    /** The shortest hop, in bytes, that counts in the edges that are there. */
    int minHopBytes() {
        int at = options.indexOf(NeighborOptions.MIN_HOP_BYTES);
        return at < 0 ? 1 : Character.digit(options.charAt(at + NeighborOptions.MIN_HOP_BYTES.length()), 10);
    }

    /** Makes the table that positions are kept in, unless it is there. */
    static void createTable(NeighborDatabase database) throws SQLException {
        StateTable.create(database.connection());
    }

    /** The position of a file, or empty when no build of this program has seen it. */
    static Optional<BuildPosition> read(NeighborDatabase database) throws SQLException {
        if (!StateTable.exists(database.connection()) || !database.hasTable(EdgeTable.NAME)) {
            return Optional.empty();
        }
        Optional<String> position = StateTable.find(database.connection(), POSITION_KEY);
        if (position.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BuildPosition(
                Long.parseLong(position.get()),
                StateTable.find(database.connection(), OPTIONS_KEY).orElse(""),
                EdgeFingerprint.kept(database.connection())));
    }

    /** The position, where the table is as this program left it; an update can take up there. */
    static Optional<BuildPosition> readFitting(NeighborDatabase database) throws SQLException {
        return database.reading(() -> {
            Optional<BuildPosition> position = read(database);
            return position.isPresent() && position.get().fits(database) ? position : Optional.empty();
        });
    }

    /** Whether the table is as this program left it; one look over the table. */
    boolean fits(NeighborDatabase database) throws SQLException {
        return fingerprint.isPresent() && fingerprint.get().equals(EdgeFingerprint.of(database.connection()));
    }

    /** Writes the position that the table has now, in the transaction that wrote the edges. */
    static BuildPosition write(NeighborDatabase database, long observation, String options) throws SQLException {
        StateTable.put(database.connection(), POSITION_KEY, Long.toString(observation));
        StateTable.put(database.connection(), OPTIONS_KEY, options);
        EdgeFingerprint fingerprint = EdgeFingerprint.of(database.connection());
        fingerprint.keep(database.connection());
        return new BuildPosition(observation, options, Optional.of(fingerprint));
    }
}
