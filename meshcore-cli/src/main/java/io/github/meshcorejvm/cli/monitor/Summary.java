package io.github.meshcorejvm.cli.monitor;

import io.github.meshcorejvm.cli.pipeline.IngestStats;

/** The counters in one line, for the log and the end of a run. */
public final class Summary {

    private Summary() {}

    public static String of(IngestStats.Snapshot counted) {
        StringBuilder line = new StringBuilder(200)
                .append(counted.received())
                .append(" messages: ")
                .append(counted.transmissions())
                .append(" new packets, ")
                .append(counted.observations())
                .append(" new observations, ")
                .append(counted.duplicates())
                .append(" duplicates, ")
                .append(counted.signatureDrops())
                .append(" invalid signatures, ")
                .append(counted.dropped())
                .append(" dropped");
        if (!counted.drops().isEmpty()) {
            StringBuilder reasons = new StringBuilder();
            counted.drops()
                    .forEach((reason, count) -> reasons.append(reasons.length() == 0 ? "" : ", ")
                            .append(reason)
                            .append(' ')
                            .append(count));
            line.append(" (").append(reasons).append(')');
        }
        if (counted.writeErrors() > 0) {
            line.append(", ").append(counted.writeErrors()).append(" failed writes");
        }
        return line.toString();
    }
}
