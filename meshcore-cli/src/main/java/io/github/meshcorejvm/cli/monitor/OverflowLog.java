package io.github.meshcorejvm.cli.monitor;

import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs messages that did not fit into the inbox: all are counted; the first line is logged at once, the next ones after pauses
 * that grow as long as the inbox is full. Checked once a second. Confined to one thread.
 */
public final class OverflowLog {

    private static final Logger LOG = LoggerFactory.getLogger(OverflowLog.class);
    private static final int MAX_PAUSE_SECONDS = 64;

    private long lost;
    private long refused;
    private int pause = 1;
    private int waited = 1;

    public void look(IngestStats.Snapshot counted) {
        long lostNow = counted.drops().getOrDefault(DropReason.OVERFLOW.label(), 0L);
        waited++;
        if (waited < pause) {
            return;
        }
        if (lostNow == lost && counted.refused() == refused) {
            pause = 1;
            return;
        }
        if (lostNow > lost) {
            LOG.warn("inbox full: {} messages lost ({} since start)", lostNow - lost, lostNow);
        }
        if (counted.refused() > refused) {
            LOG.warn("inbox full: {} messages left unacknowledged", counted.refused() - refused);
        }
        lost = lostNow;
        refused = counted.refused();
        waited = 0;
        pause = Math.min(MAX_PAUSE_SECONDS, 2 * pause);
    }
}
