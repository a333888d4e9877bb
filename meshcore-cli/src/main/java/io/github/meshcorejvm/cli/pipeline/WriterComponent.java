package io.github.meshcorejvm.cli.pipeline;

import java.util.Locale;

/** The components that write to the database while ingest runs, as named in the statistics. */
public enum WriterComponent {
    /** Packets and statuses. */
    MQTT_HANDLER,
    NEIGHBOR_BUILDER,
    PRUNE,
    VACUUM,
    /** Also migrations. */
    BACKFILL;

    /** Its key in the statistics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
