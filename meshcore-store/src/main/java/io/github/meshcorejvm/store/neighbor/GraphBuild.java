package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps {@code neighbor_edges} consistent with the observations. It resumes where the last run ended, by observation id; that
 * position is in the database and changes in the same transaction as the edges, so that a run may be killed at any point, and
 * several may run at once, without skipping an observation or counting it twice.
 *
 * @param edgeAge a rebuild leaves out edges last seen longer ago, because retention deletes them; empty to count all
 */
public record GraphBuild<X extends Exception>(
        EdgeStore<X> store, NeighborOptions options, BatchSizes sizes, Optional<Duration> edgeAge) {

    /**
     * Counts the observations added since the last run. If this program has not built the graph before, or another program has
     * changed the edges since, it does a {@link #rebuild()}, and the report says why.
     */
    public BuildReport update() throws X {
        while (true) {
            Optional<BuildPosition> position = store.fittingPosition();
            Optional<BuildReport> done;
            if (position.isPresent()) {
                done = new IncrementalBuild<>(store, options, sizes).run(position.get());
            } else {
                store.createTables();
                done = fullBuild().replaceUnfit();
            }
            // Without a report, another run was faster, or another program wrote in between.
            if (done.isPresent()) {
                return done.get();
            }
        }
    }

    /** Counts all observations and replaces the contents of the table. */
    public BuildReport rebuild() throws X {
        store.createTables();
        return fullBuild().rebuild();
    }

    /** Counts as {@link #update()} or {@link #rebuild()} would, and writes nothing. */
    public BuildReport preview(boolean rebuild) throws X {
        FullBuild<X> build = fullBuild();
        if (rebuild) {
            return build.previewRebuild();
        }
        Optional<BuildPosition> position = store.fittingPosition();
        return position.isPresent() ? build.previewUpdate(position.get()) : build.previewUnfit();
    }

    private FullBuild<X> fullBuild() {
        OptionalLong oldest = edgeAge.isPresent()
                ? OptionalLong.of(Instant.now().minus(edgeAge.get()).getEpochSecond())
                : OptionalLong.empty();
        return new FullBuild<>(store, options, sizes, oldest);
    }
}
