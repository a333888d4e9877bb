package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.rules.EdgeCounts;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import io.github.meshcorejvm.store.neighbor.BuildPosition;
import io.github.meshcorejvm.store.neighbor.EdgeFingerprint;
import io.github.meshcorejvm.store.neighbor.EdgeStore;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import io.github.meshcorejvm.store.sqlite.jdbc.FingerprintRows;
import io.github.meshcorejvm.store.sqlite.jdbc.StateTable;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a build of the neighbor graph reads and writes in a file. */
final class SqliteEdges implements EdgeStore<SQLException> {

    private final NeighborDatabase database;
    private final EdgeTable table;
    private boolean isWriting;
    private OptionalLong mergesBefore = OptionalLong.empty();

    SqliteEdges(NeighborDatabase database) {
        this.database = database;
        this.table = new EdgeTable(database);
    }

    @Override
    public <T extends @Nullable Object> T reading(Work<T, SQLException> work) throws SQLException {
        return database.reading(work::run);
    }

    @Override
    public <T extends @Nullable Object> T writing(Work<T, SQLException> work) throws SQLException {
        return database.writing(() -> {
            isWriting = true;
            try {
                return work.run();
            } finally {
                isWriting = false;
            }
        });
    }

    @Override
    public NodePlaces nodes() throws SQLException {
        return KnownNodes.places(database);
    }

    @Override
    public long lastObservation() throws SQLException {
        return database.lastObservation();
    }

    @Override
    public <T> T scanning(NodePlaces nodes, int minHopBytes, Scanning<T, SQLException> work) throws SQLException {
        try (ObservationScan scan = new ObservationScan(database.connection(), nodes, minHopBytes)) {
            return work.with((after, limit, counts) ->
                    scan.read(after, limit, (a, b, direct, seconds, row) -> counts.add(a, b, direct, seconds)));
        }
    }

    @Override
    public void createTables() throws SQLException {
        writing(() -> {
            StateTable.create(database.connection());
            table.create();
            return null;
        });
    }

    @Override
    public Optional<BuildPosition> position() throws SQLException {
        return PositionRows.read(database);
    }

    @Override
    public Optional<BuildPosition> fittingPosition() throws SQLException {
        return isWriting ? fitting() : reading(this::fitting);
    }

    private Optional<BuildPosition> fitting() throws SQLException {
        Optional<BuildPosition> position = position();
        boolean fits = position.isPresent()
                && position.get().fingerprint().equals(Optional.of(FingerprintRows.of(database.connection())));
        return fits ? position : Optional.empty();
    }

    @Override
    public BuildPosition move(long observation, String options) throws SQLException {
        BuildPosition position = PositionRows.write(database, observation, options);
        if (mergesBefore.isPresent() && mergesBefore.getAsLong() != CountedEdges.merges(database.connection())) {
            // Observations were merged while they were counted.
            StateTable.remove(database.connection(), EdgeFingerprint.KEY);
        }
        return position;
    }

    @Override
    public boolean isEmpty() throws SQLException {
        return !database.hasTable(EdgeTable.NAME) || table.isEmpty();
    }

    @Override
    public void add(EdgeCounts counts, NodePlaces nodes) throws SQLException {
        table.add(counts, nodes);
    }

    @Override
    public void beginStaging() throws SQLException {
        mergesBefore = OptionalLong.of(CountedEdges.merges(database.connection()));
        table.beginStaging();
    }

    @Override
    public void stage(EdgeCounts counts, NodePlaces nodes) throws SQLException {
        table.stage(counts, nodes);
    }

    @Override
    public long staged() throws SQLException {
        return table.staged();
    }

    @Override
    public long stagedOlder(long before) throws SQLException {
        return OldEdges.staged(database.connection(), before);
    }

    @Override
    public long olderWithStaged(long before) throws SQLException {
        return OldEdges.withStaged(database.connection(), before);
    }

    @Override
    public void replace() throws SQLException {
        table.replace();
    }

    @Override
    public long deleteOlder(long before) throws SQLException {
        return FingerprintRows.deleteOlder(database.connection(), before, -1);
    }
}
