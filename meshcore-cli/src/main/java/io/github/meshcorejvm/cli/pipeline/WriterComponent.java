package io.github.meshcorejvm.cli.pipeline;

import java.util.Locale;

/** What writes to the database while ingest runs, as the statistics name it. */
public enum WriterComponent {
    /** Packets and statuses. */
    MQTT_HANDLER,
    NEIGHBOR_BUILDER,
    PRUNE,
    VACUUM,
    /** Migrations too. */
    BACKFILL;

    /** Its key in the statistics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
