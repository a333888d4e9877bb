package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.neighbor.GraphBuild;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps {@code neighbor_edges} consistent with the observations. It resumes where the last run ended, by observation id; that
 * position is in the database and changes in the same transaction as the edges, so that a run may be killed at any point, and
 * several may run at once, without skipping an observation or counting it twice.
 *
 * <p>Every call opens its own connection, reads in short transactions, and holds the write lock only while it writes: it can
 * run while a writer works, in this process or another.
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

    private final NeighborDatabase.Access access;
    private final NeighborOptions options;
    private final BatchSizes sizes;
    private final Optional<Duration> edgeAge;

    /** A builder for the graph of a database file. */
    public NeighborGraphBuilder(Path file, NeighborOptions options) {
        this(NeighborDatabase.Access.opening(file), options);
    }

    /** A builder that uses the connections of {@code access}. */
    public NeighborGraphBuilder(NeighborDatabase.Access access, NeighborOptions options) {
        this(access, options, BatchSizes.DEFAULT, Optional.empty());
    }

    NeighborGraphBuilder(Path file, NeighborOptions options, BatchSizes sizes) {
        this(NeighborDatabase.Access.opening(file), options, sizes, Optional.empty());
    }

    private NeighborGraphBuilder(
            NeighborDatabase.Access access, NeighborOptions options, BatchSizes sizes, Optional<Duration> edgeAge) {
        this.access = Objects.requireNonNull(access, "access");
        this.options = Objects.requireNonNull(options, "options");
        this.sizes = sizes;
        this.edgeAge = edgeAge;
    }

    /**
     * This builder for a file whose retention deletes edges of a given age: a rebuild leaves them out. Without an age, which is
     * the default, it counts all.
     */
    public NeighborGraphBuilder keeping(Optional<Duration> age) {
        return new NeighborGraphBuilder(access, options, sizes, age);
    }

    /**
     * Counts the observations added since the last run. If this program has not built the graph before, or another program has
     * changed the edges since, it does a {@link #rebuild()}, and the report says why.
     *
     * @throws StoreException if the file cannot be read or written
     */
    public BuildReport update() {
        return access.with(false, OPERATION, database -> build(database).update());
    }

    /**
     * Counts all observations and replaces the contents of the table. Readers see either the old graph or the new one.
     *
     * @throws StoreException if the file cannot be read or written
     */
    public BuildReport rebuild() {
        return access.with(false, OPERATION, database -> build(database).rebuild());
    }

    /**
     * Counts as {@link #update()} or {@link #rebuild()} would, and writes nothing.
     *
     * @throws StoreException if the file cannot be read
     */
    public BuildReport preview(boolean rebuild) {
        return access.with(true, OPERATION, database -> build(database).preview(rebuild));
    }

    /**
     * Deletes the edges last seen before a given time.
     *
     * @return how many
     * @throws StoreException if the file cannot be read or written
     */
    public long prune(Instant before) {
        return access.with(false, "pruning neighbor edges", database -> {
            EdgeTable edges = new EdgeTable(database);
            edges.create();
            return edges.prune(before.getEpochSecond());
        });
    }

    private GraphBuild<SQLException> build(NeighborDatabase database) {
        return new GraphBuild<>(new SqliteEdges(database), options, sizes, edgeAge);
    }
}
