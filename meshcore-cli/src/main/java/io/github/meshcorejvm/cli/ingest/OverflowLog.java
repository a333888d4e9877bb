package io.github.meshcorejvm.cli.ingest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of messages that found no room: every one is counted, one line a second at most. Confined to one thread. */
final class OverflowLog {

    private static final Logger LOG = LoggerFactory.getLogger(OverflowLog.class);

    private long lost;
    private long refused;

    void look(IngestStats.Snapshot counted) {
        long lostNow = counted.drops().getOrDefault(DropReason.OVERFLOW.label(), 0L);
        if (lostNow > lost) {
            LOG.warn("no room: {} messages lost ({} since the start)", lostNow - lost, lostNow);
        }
        if (counted.refused() > refused) {
            LOG.warn("no room: {} messages left to their brokers", counted.refused() - refused);
        }
        lost = lostNow;
        refused = counted.refused();
    }
}
