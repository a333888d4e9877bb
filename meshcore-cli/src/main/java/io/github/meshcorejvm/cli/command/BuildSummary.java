package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;

/** A one-line summary of a build of the neighbor graph. */
final class BuildSummary {

    private BuildSummary() {}

    static String of(BuildReport report, NeighborOptions options, String database) {
        StringBuilder line =
                new StringBuilder("neighbor graph of ").append(database).append(": ");
        if (report.isEmpty() && report.kind() == BuildReport.Kind.INCREMENTAL) {
            line.append("no new observations since id ").append(report.position());
        } else {
            line.append(
                            switch (report.kind()) {
                                case INCREMENTAL -> "";
                                case REBUILD -> "rebuilt from ";
                                case FIRST -> "built from ";
                            })
                    .append(report.observations())
                    .append(report.kind() == BuildReport.Kind.INCREMENTAL ? " new observations" : " observations")
                    .append(", ")
                    .append(report.counts())
                    .append(" counts on ")
                    .append(report.edges())
                    .append(" edges");
            if (report.direct() > 0) {
                line.append("; ")
                        .append(options.directRoutes() ? "of them " : "ignored ")
                        .append(report.direct())
                        .append(" counts from direct routes, ")
                        .append(report.directOnlyEdges())
                        .append(" edges from them alone")
                        .append(options.directRoutes() ? " (ignore them with --direct-routes false)" : "");
            }
            if (report.tooLong() > 0) {
                line.append("; ignored ").append(report.tooLong()).append(" counts of edges that are too long");
            }
        }
        report.rebuildReason()
                .ifPresent(reason -> line.append("; rebuilt because ").append(reason));
        report.previousOptions()
                .ifPresent(previous -> line.append("; older counts used ")
                        .append(previous)
                        .append(", use --rebuild to count them the same way"));
        // Not String.format, which takes a tenth of the time of a run without changes.
        long tenths = (report.elapsed().toMillis() + 50) / 100;
        return line.append("; ")
                .append(tenths / 10)
                .append('.')
                .append(tenths % 10)
                .append(" s")
                .toString();
    }
}
