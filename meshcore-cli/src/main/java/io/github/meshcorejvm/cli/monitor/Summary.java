package io.github.meshcorejvm.cli.monitor;

import io.github.meshcorejvm.cli.pipeline.IngestStats;
import org.slf4j.Logger;

/** The counters in one line, for the log and the end of a run. */
public final class Summary {

    private Summary() {}

    /** Logs the line; its numbers are the fields of a JSON log. */
    public static void log(Logger log, IngestStats.Snapshot counted) {
        log.atInfo()
                .addKeyValue("received", counted.received())
                .addKeyValue("transmissions", counted.transmissions())
                .addKeyValue("observations", counted.observations())
                .addKeyValue("duplicates", counted.duplicates())
                .addKeyValue("invalid_signatures", counted.signatureDrops())
                .addKeyValue("dropped", counted.dropped())
                .addKeyValue("write_errors", counted.writeErrors())
                .log(of(counted));
    }

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
