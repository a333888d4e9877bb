package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import java.util.List;

/**
 * Connects to the configured brokers only while that is wanted: a hot standby waits for its turn. Safe for use by multiple
 * threads.
 */
final class BrokerGate {

    private final SourceSet sources;
    private List<SourceConfig> configured = List.of();
    private boolean open;

    /** A gate that is open, or closed until it is opened. */
    BrokerGate(SourceSet sources, boolean open) {
        this.sources = sources;
        this.open = open;
    }

    /** Uses these brokers from now on, if the gate is open. */
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
        // Set last, so that the next call retries after a failure.
        open = wanted;
        return true;
    }
}
