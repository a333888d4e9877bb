package io.github.meshcorejvm.store.schema;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the beginning of each step, and its progress every ten seconds. Not thread-safe. */
public final class LoggedProgress implements MigrationProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);
    private static final long PERIOD_NANOS = 10_000_000_000L;

    private String current = "";
    private long lastLogged;

    /** Nothing is logged yet. */
    public LoggedProgress() {}

    @Override
    public void at(String step, long done, long total) {
        if (!step.equals(current)) {
            current = step;
            lastLogged = System.nanoTime();
            LOG.info("migration: {}", step);
        } else if (System.nanoTime() - lastLogged > PERIOD_NANOS) {
            lastLogged = System.nanoTime();
            LOG.info("migration: {}: {} %", step, 100 * done / Math.max(1, total));
        }
    }

    @Override
    public void waits(String step, String estimate) {
        LOG.info("migration: {}: {}", step, estimate);
    }
}
