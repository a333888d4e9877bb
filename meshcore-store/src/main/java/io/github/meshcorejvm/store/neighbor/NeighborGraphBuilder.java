package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps {@code neighbor_edges} equal to what the observations say. It takes up where the last run ended, by observation
 * id; that position lies in the database and changes in the same transaction as the edges, so that a run may be killed
 * at any point, and several may run at once, without an observation being skipped or counted twice.
 *
 * <p>Every call opens a connection of its own, reads in short transactions, and holds the write lock only for what it
 * writes: it can run beside the writer, in this process or another.
 *
 * <pre>{@code
 * NeighborGraphBuilder builder = new NeighborGraphBuilder(file, NeighborOptions.DEFAULT);
 * BuildReport report = builder.update();     // every 60 s
 * }</pre>
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class NeighborGraphBuilder {

    private static final String OPERATION = "neighbor graph";

    private final Path file;
    private final NeighborOptions options;
    private final BatchSizes sizes;

    /** A builder for the graph of a database file. */
    public NeighborGraphBuilder(Path file, NeighborOptions options) {
        this(file, options, BatchSizes.DEFAULT);
    }

    NeighborGraphBuilder(Path file, NeighborOptions options, BatchSizes sizes) {
        this.file = Objects.requireNonNull(file, "file");
        this.options = Objects.requireNonNull(options, "options");
        this.sizes = sizes;
    }

    /**
     * Counts the observations that came since the last run. On a file that no build of this program has seen, counts all
     * of them; edges that another program left, and that no observation accounts for, stay.
     *
     * @throws StoreException if the file cannot be read or written
     */
    public BuildReport update() {
        return NeighborDatabase.with(file, false, OPERATION, this::update);
    }

    /**
     * Counts all observations and puts the outcome in place of what the table holds. Readers see the old graph or the new
     * one.
     *
     * @throws StoreException if the file cannot be read or written
     */
    public BuildReport rebuild() {
        return NeighborDatabase.with(file, false, OPERATION, database -> {
            createTables(database);
            return new FullBuild(database, options, sizes).rebuild();
        });
    }

    /**
     * Counts as {@link #update()} or {@link #rebuild()} would, and writes nothing.
     *
     * @throws StoreException if the file cannot be read
     */
    public BuildReport preview(boolean rebuild) {
        return NeighborDatabase.with(file, true, OPERATION, database -> {
            Optional<BuildPosition> position = rebuild ? Optional.empty() : BuildPosition.read(database);
            BuildReport.Kind kind = rebuild
                    ? BuildReport.Kind.REBUILD
                    : position.isPresent() ? BuildReport.Kind.INCREMENTAL : BuildReport.Kind.FIRST;
            long after = position.map(BuildPosition::observation).orElse(0L);
            return new FullBuild(database, options, sizes).preview(kind, after);
        });
    }

    /**
     * Deletes the edges that were last seen before a time.
     *
     * @return how many
     * @throws StoreException if the file cannot be read or written
     */
    public long prune(Instant before) {
        return NeighborDatabase.with(file, false, "pruning neighbor edges", database -> {
            EdgeTable edges = new EdgeTable(database);
            edges.create();
            return edges.prune(before.getEpochSecond());
        });
    }

    private BuildReport update(NeighborDatabase database) throws SQLException {
        Optional<BuildPosition> position = BuildPosition.read(database);
        if (position.isEmpty()) {
            createTables(database);
            Optional<BuildReport> first = new FullBuild(database, options, sizes).first();
            if (first.isPresent()) {
                return first.get();
            }
            position = BuildPosition.read(database);
        }
        return new IncrementalBuild(database, options, sizes).run(position.orElseThrow());
    }

    private static void createTables(NeighborDatabase database) throws SQLException {
        database.writing(() -> {
            BuildPosition.createTable(database);
            new EdgeTable(database).create();
            return null;
        });
    }
}
