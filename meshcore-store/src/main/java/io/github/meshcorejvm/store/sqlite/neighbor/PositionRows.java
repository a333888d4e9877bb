package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.internal.StoredValues;
import io.github.meshcorejvm.store.neighbor.BuildPosition;
import io.github.meshcorejvm.store.neighbor.EdgeFingerprint;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import io.github.meshcorejvm.store.sqlite.jdbc.FingerprintRows;
import io.github.meshcorejvm.store.sqlite.jdbc.StateTable;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** Stores the position of the last build. */
final class PositionRows {

    private PositionRows() {}

    /** The position of a file, or empty if this program has not built its graph yet. */
    static Optional<BuildPosition> read(NeighborDatabase database) throws SQLException {
        if (!StateTable.exists(database.connection()) || !database.hasTable(EdgeTable.NAME)) {
            return Optional.empty();
        }
        Optional<String> position = StateTable.find(database.connection(), BuildPosition.POSITION_KEY);
        // A damaged position counts as missing: the edges are counted again.
        OptionalLong observation =
                position.isPresent() ? StoredValues.wholeNumber(position.get()) : OptionalLong.empty();
        if (observation.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BuildPosition(
                observation.getAsLong(),
                StateTable.find(database.connection(), BuildPosition.OPTIONS_KEY)
                        .orElse(""),
                FingerprintRows.kept(database.connection()),
                CountedEdges.merges(database.connection())));
    }

    /** Stores the current position of the table, in the transaction that wrote the edges. */
    static BuildPosition write(NeighborDatabase database, long observation, String options) throws SQLException {
        StateTable.put(database.connection(), BuildPosition.POSITION_KEY, Long.toString(observation));
        StateTable.put(database.connection(), BuildPosition.OPTIONS_KEY, options);
        EdgeFingerprint fingerprint = FingerprintRows.of(database.connection());
        FingerprintRows.keep(database.connection(), fingerprint);
        return new BuildPosition(
                observation, options, Optional.of(fingerprint), CountedEdges.merges(database.connection()));
    }
}
