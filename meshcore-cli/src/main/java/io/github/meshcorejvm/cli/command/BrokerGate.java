package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import java.util.List;

/**
 * Connects to the configured brokers while that is wanted, and to none while it is not: a hot standby waits for its turn.
 * Safe for use by multiple threads.
 */
final class BrokerGate {

    private final SourceSet sources;
    private List<SourceConfig> configured = List.of();
    private boolean open;

    /** One that is open, or closed until it is told. */
    BrokerGate(SourceSet sources, boolean open) {
        this.sources = sources;
        this.open = open;
    }

    /** These brokers from now on, as far as any. */
    synchronized void configure(List<SourceConfig> newer) throws InterruptedException {
        configured = newer;
        if (open) {
            sources.set(newer);
        }
    }

    /** Connects, or disconnects; returns whether that changed anything. */
    synchronized boolean set(boolean wanted) throws InterruptedException {
        if (wanted == open) {
            return false;
        }
        if (wanted) {
            sources.set(configured);
        } else {
            sources.disconnect();
        }
        // Only now: what failed is tried again at the next call.
        open = wanted;
        return true;
    }
}
