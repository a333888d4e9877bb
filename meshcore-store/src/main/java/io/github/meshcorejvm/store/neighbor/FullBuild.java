package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.graph.rules.BuildTotals;
import io.github.meshcorejvm.store.graph.rules.EdgeCounts;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts all observations, stages the edges in a temporary table, and replaces the real table in one transaction, together with
 * the observations that arrived meanwhile and the position. This also replaces everything that another run did in between, both
 * edges and position.
 */
final class FullBuild<X extends Exception> {

    private final EdgeStore<X> store;
    private final NeighborOptions options;
    private final BatchSizes sizes;
    private final OptionalLong oldest;
    private final BuildTotals totals = new BuildTotals();

    /**
     * A build of one database.
     *
     * @param oldest edges last seen before it, in epoch seconds, are left out, as retention would delete them
     */
    FullBuild(EdgeStore<X> store, NeighborOptions options, BatchSizes sizes, OptionalLong oldest) {
        this.store = store;
        this.options = options;
        this.sizes = sizes;
        this.oldest = oldest;
    }

    /** Replaces the contents of the table. */
    BuildReport rebuild() throws X {
        CountedObservations last = stage();
        long position = store.writing(() -> swap(last));
        return totals.report(BuildReport.Kind.REBUILD, position, Optional.empty(), Optional.empty());
    }

    /**
     * Replaces the contents of the table if an update cannot continue: at the first build of a file, or when another program
     * has written edges. Returns empty, without a change, if another run has done it meanwhile.
     */
    Optional<BuildReport> replaceUnfit() throws X {
        CountedObservations counted = stage();
        return store.writing(() -> {
            if (store.fittingPosition().isPresent()) {
                return Optional.empty();
            }
            Optional<String> reason = reason(store.position());
            long last = swap(counted);
            return Optional.of(totals.report(kind(reason), last, Optional.empty(), reason));
        });
    }

    /** Counts as an update that cannot continue would, and writes nothing. */
    BuildReport previewUnfit() throws X {
        Optional<String> reason = reason(store.position());
        return previewAll(kind(reason), reason);
    }

    /** Counts as a rebuild would, and writes nothing. */
    BuildReport previewRebuild() throws X {
        return previewAll(BuildReport.Kind.REBUILD, Optional.empty());
    }

    private BuildReport previewAll(BuildReport.Kind kind, Optional<String> reason) throws X {
        CountedObservations last = countForPreview(0);
        if (oldest.isPresent()) {
            totals.deleted(store.stagedOlder(oldest.getAsLong()));
        }
        return totals.report(kind, last.last(), Optional.empty(), reason);
    }

    /** Counts as an update from a position would, and writes nothing. */
    BuildReport previewUpdate(BuildPosition position) throws X {
        CountedObservations last = countForPreview(position.observation());
        if (oldest.isPresent()) {
            totals.deleted(store.olderWithStaged(oldest.getAsLong()));
        }
        return totals.report(
                BuildReport.Kind.INCREMENTAL, last.last(), position.optionsOtherThan(options), Optional.empty());
    }

    /** Stages the counts only to find edges that are too old: a count alone needs no temporary table. */
    private CountedObservations countForPreview(long after) throws X {
        CountedObservations last = countAll(after, 1);
        if (oldest.isPresent()) {
            store.stage(last.counts(), last.nodes());
        }
        return last;
    }

    private Optional<String> reason(Optional<BuildPosition> position) throws X {
        if (position.isEmpty()) {
            return store.isEmpty() ? Optional.empty() : Optional.of("another program has filled neighbor_edges");
        }
        return Optional.of(
                position.get().fingerprint().isPresent()
                        ? "another program has changed neighbor_edges since the last run"
                        : "observations were merged or corrected since the last run, or the last run was by an older version");
    }

    private static BuildReport.Kind kind(Optional<String> reason) {
        return reason.isPresent() ? BuildReport.Kind.REBUILD : BuildReport.Kind.FIRST;
    }

    private CountedObservations stage() throws X {
        CountedObservations last = countAll(0, sizes.last());
        store.stage(last.counts(), last.nodes());
        return last;
    }

    /** Counts all observations. Stages the counts that do not fit into memory and returns the rest as a batch. */
    private CountedObservations countAll(long after, int enough) throws X {
        store.beginStaging();
        CountedObservations some = countSome(store.nodes(), after, enough);
        if (!some.more()) {
            return some;
        }
        store.stage(some.counts(), some.nodes());
        while (some.more()) {
            some = countSome(some.nodes().withoutUnknown(), some.last(), enough);
            store.stage(some.counts(), some.nodes());
        }
        totals.edges(store.staged());
        return new CountedObservations(some.nodes(), new EdgeCounts(some.nodes(), options), 0, some.last(), false);
    }

    private CountedObservations countSome(NodePlaces nodes, long after, int enough) throws X {
        CountedObservations some = CountedObservations.countAll(store, nodes, options, after, sizes, enough);
        totals.add(some.observations(), some.counts());
        return some;
    }

    private long swap(CountedObservations counted) throws X {
        store.replace();
        CountedObservations late =
                CountedObservations.count(store, counted.nodes(), options, counted.last(), sizes.update());
        store.add(late.counts(), counted.nodes());
        if (oldest.isPresent()) {
            totals.deleted(store.deleteOlder(oldest.getAsLong()));
        }
        store.move(late.last(), options.toString());
        totals.add(late.observations(), late.counts());
        return late.last();
    }
}
