package io.github.meshcorejvm.store.neighbor;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Counts all observations in memory, stages the edges in a temporary table, and puts them in place in one transaction,
 * together with what came in meanwhile and the position. Whatever another run did in between is thus undone as a whole,
 * edges and position alike.
 */
final class FullBuild {

    private final NeighborDatabase database;
    private final NeighborOptions options;
    private final BatchSizes sizes;
    private final Tally tally = new Tally();

    FullBuild(NeighborDatabase database, NeighborOptions options, BatchSizes sizes) {
        this.database = database;
        this.options = options;
        this.sizes = sizes;
    }

    /** Replaces what the table holds. */
    BuildReport rebuild() throws SQLException {
        EdgeTable table = new EdgeTable(database);
        Batch all = stage(table);
        long position = database.writing(() -> swap(table, all));
        return tally.report(BuildReport.Kind.REBUILD, position, Optional.empty());
    }

    /**
     * Does the first build of a file: replaces what the table holds, but keeps edges that no observation accounts for.
     * Empty, and nothing changed, when another run has done it meanwhile.
     */
    Optional<BuildReport> first() throws SQLException {
        EdgeTable table = new EdgeTable(database);
        Batch all = stage(table);
        Optional<Long> position = database.writing(() -> {
            if (BuildPosition.read(database).isPresent()) {
                return Optional.empty();
            }
            table.stageWhatIsThere();
            return Optional.of(swap(table, all));
        });
        return position.map(last -> tally.report(BuildReport.Kind.FIRST, last, Optional.empty()));
    }

    /** Counts as a build would, and writes nothing. */
    BuildReport preview(BuildReport.Kind kind, long after) throws SQLException {
        Batch all = countAll(after, 1);
        return tally.report(kind, all.last(), Optional.empty());
    }

    private Batch stage(EdgeTable table) throws SQLException {
        Batch all = countAll(0, sizes.last());
        table.stage(all.counts(), all.mesh());
        return all;
    }

    private Batch countAll(long after, int enough) throws SQLException {
        Batch all = Batch.countAll(database, MeshReader.mesh(database), options, after, sizes.rebuild(), enough);
        tally.add(all.observations(), all.counts());
        return all;
    }

    private long swap(EdgeTable table, Batch all) throws SQLException {
        table.replace();
        Batch late = Batch.count(database, all.mesh(), options, all.last(), sizes.update());
        table.add(late.counts(), all.mesh());
        new BuildPosition(late.last(), options.toString()).write(database);
        tally.add(late.observations(), late.counts());
        return late.last();
    }
}
