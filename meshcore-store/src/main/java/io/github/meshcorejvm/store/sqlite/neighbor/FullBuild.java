package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.EdgeCounts;
import io.github.meshcorejvm.store.graph.Mesh;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.graph.Tally;
import io.github.meshcorejvm.store.sqlite.jdbc.EdgeFingerprint;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts all observations, stages the edges in a temporary table, and puts them in place in one transaction,
 * together with what came in meanwhile and the position. Whatever another run did in between is thus undone as a whole,
 * edges and position alike.
 */
final class FullBuild {

    private final NeighborDatabase database;
    private final NeighborOptions options;
    private final BatchSizes sizes;
    private final OptionalLong oldest;
    private final Tally tally = new Tally();

    /**
     * A build of one file.
     *
     * @param oldest edges last seen before it, in epoch seconds, are left out, as retention would delete them
     */
    FullBuild(NeighborDatabase database, NeighborOptions options, BatchSizes sizes, OptionalLong oldest) {
        this.database = database;
        this.options = options;
        this.sizes = sizes;
        this.oldest = oldest;
    }

    /** Replaces what the table holds. */
    BuildReport rebuild() throws SQLException {
        EdgeTable table = new EdgeTable(database);
        CountedObservations last = stage(table);
        long position = database.writing(() -> swap(table, last));
        return tally.report(BuildReport.Kind.REBUILD, position, Optional.empty(), Optional.empty());
    }

    /**
     * Replaces what the table holds where an update cannot take up: at the first build of a file, and where another
     * program has written edges. Empty, and nothing changed, when another run has done it meanwhile.
     */
    Optional<BuildReport> replaceUnfit() throws SQLException {
        EdgeTable table = new EdgeTable(database);
        CountedObservations counted = stage(table);
        return database.writing(() -> {
            Optional<BuildPosition> position = BuildPosition.read(database);
            if (position.isPresent() && position.get().fits(database)) {
                return Optional.empty();
            }
            Optional<String> reason = reason(database, position);
            long last = swap(table, counted);
            return Optional.of(tally.report(kind(reason), last, Optional.empty(), reason));
        });
    }

    /** Counts as an update that cannot take up would, and writes nothing. */
    BuildReport previewUnfit() throws SQLException {
        Optional<String> reason = reason(database, BuildPosition.read(database));
        return preview(kind(reason), 0, reason);
    }

    /** Counts as a build would, and writes nothing. */
    BuildReport preview(BuildReport.Kind kind, long after) throws SQLException {
        return preview(kind, after, Optional.empty());
    }

    private BuildReport preview(BuildReport.Kind kind, long after, Optional<String> reason) throws SQLException {
        CountedObservations last = countAll(new EdgeTable(database), after, 1);
        return tally.report(kind, last.last(), Optional.empty(), reason);
    }

    private static Optional<String> reason(NeighborDatabase database, Optional<BuildPosition> position)
            throws SQLException {
        if (position.isEmpty()) {
            boolean filled = database.hasTable(EdgeTable.NAME) && !new EdgeTable(database).isEmpty();
            return filled ? Optional.of("another program has filled neighbor_edges") : Optional.empty();
        }
        return Optional.of(
                position.get().fingerprint().isPresent()
                        ? "another program has changed neighbor_edges since the last run"
                        : "it is unknown whether another program has changed neighbor_edges since the last run");
    }

    private static BuildReport.Kind kind(Optional<String> reason) {
        return reason.isPresent() ? BuildReport.Kind.REBUILD : BuildReport.Kind.FIRST;
    }

    private CountedObservations stage(EdgeTable table) throws SQLException {
        CountedObservations last = countAll(table, 0, sizes.last());
        table.stage(last.counts(), last.mesh());
        return last;
    }

    /** Counts all. What does not fit into the memory is staged; what does is in the batch that this returns. */
    private CountedObservations countAll(EdgeTable table, long after, int enough) throws SQLException {
        table.beginStaging();
        CountedObservations some = countSome(MeshReader.mesh(database), after, enough);
        if (!some.more()) {
            return some;
        }
        table.stage(some.counts(), some.mesh());
        while (some.more()) {
            some = countSome(some.mesh().withoutStrangers(), some.last(), enough);
            table.stage(some.counts(), some.mesh());
        }
        tally.edges(table.staged());
        return new CountedObservations(some.mesh(), new EdgeCounts(some.mesh(), options), 0, some.last(), false);
    }

    private CountedObservations countSome(Mesh mesh, long after, int enough) throws SQLException {
        CountedObservations some = CountedObservations.countAll(database, mesh, options, after, sizes, enough);
        tally.add(some.observations(), some.counts());
        return some;
    }

    private long swap(EdgeTable table, CountedObservations counted) throws SQLException {
        table.replace();
        CountedObservations late =
                CountedObservations.count(database, counted.mesh(), options, counted.last(), sizes.update());
        table.add(late.counts(), counted.mesh());
        if (oldest.isPresent()) {
            EdgeFingerprint.deleteOlder(database.connection(), oldest.getAsLong(), -1);
        }
        BuildPosition.write(database, late.last(), options.toString());
        tally.add(late.observations(), late.counts());
        return late.last();
    }
}
