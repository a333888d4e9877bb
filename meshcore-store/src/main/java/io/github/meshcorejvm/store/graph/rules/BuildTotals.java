package io.github.meshcorejvm.store.graph.rules;

import io.github.meshcorejvm.store.graph.BuildReport;
import java.time.Duration;
import java.util.Optional;

/** Sums up the results of the batches of a build. Not thread-safe. */
public final class BuildTotals {

    private final long start = System.nanoTime();
    private long observations;
    private long counts;
    private long edges;
    private long tooLong;
    private long direct;
    private long directOnlyEdges;
    private long deleted;

    /** Starts the clock. */
    public BuildTotals() {}

    public void add(long read, EdgeCounts batch) {
        observations += read;
        counts += batch.sum();
        edges += batch.edges();
        tooLong += batch.tooLong();
        direct += batch.direct();
        directOnlyEdges += batch.directOnlyEdges();
    }

    /** Sets the number of edges, where batches had edges in common. */
    public void edges(long different) {
        edges = different;
    }

    /** Sets how many edges were too old. */
    public void deleted(long old) {
        deleted = old;
    }

    public BuildReport report(
            BuildReport.Kind kind, long position, Optional<String> previousOptions, Optional<String> rebuildReason) {
        return new BuildReport(
                kind,
                observations,
                position,
                counts,
                edges,
                tooLong,
                direct,
                directOnlyEdges,
                deleted,
                previousOptions,
                rebuildReason,
                Duration.ofNanos(System.nanoTime() - start));
    }
}
