package io.github.meshcorejvm.store.graph;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a build did, or in a dry run what it would have done.
 *
 * @param kind whether it resumed where the last one ended, or counted everything
 * @param observations how many it read
 * @param position the id of the last observation that the table now counts
 * @param counts by how much the counts of all edges rose; in a rebuild their sum
 * @param edges how many edges these counts are on
 * @param tooLong counts left out because their edge is longer than allowed
 * @param direct counts that come from direct routes and TRACE packets, whether {@link NeighborOptions#directRoutes} includes
 *     them or not
 * @param directOnlyEdges edges with no other evidence; too high if a rebuild had to write its counts in several parts, with
 *     some hundred thousand edges
 * @param deleted edges older than the maximum age that a rebuild has deleted; in a dry run, those that the build and the
 *     pruning after it would delete
 * @param previousOptions other options that some counts of the table were counted with, which stay until it is rebuilt
 * @param rebuildReason why an update counted everything again; empty when it did not, or was asked to
 * @param elapsed how long it took
 */
public record BuildReport(
        Kind kind,
        long observations,
        long position,
        long counts,
        long edges,
        long tooLong,
        long direct,
        long directOnlyEdges,
        long deleted,
        Optional<String> previousOptions,
        Optional<String> rebuildReason,
        Duration elapsed) {

    /** Refuses null. */
    public BuildReport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(previousOptions, "previousOptions");
        Objects.requireNonNull(rebuildReason, "rebuildReason");
        Objects.requireNonNull(elapsed, "elapsed");
    }

    /** The kind of a build. */
    public enum Kind {
        /** Counts the observations after the last position. */
        INCREMENTAL,
        /** Counts all observations and replaces the contents of the table. */
        REBUILD,
        /** Counts all observations of a file that has no edges yet. */
        FIRST
    }

    /** Whether there was nothing to count. */
    public boolean isEmpty() {
        return observations == 0;
    }
}
