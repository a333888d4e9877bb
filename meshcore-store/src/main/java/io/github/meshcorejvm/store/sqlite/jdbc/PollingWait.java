package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.BusyHandler;

/**
 * Makes a connection poll every few milliseconds for a lock that another one holds. SQLite's own busy timeout soon sleeps for
 * 100 ms between two tries, and so misses the short times in which a backfill leaves the lock free. An interrupt ends the wait
 * like a timeout.
 */
final class PollingWait extends BusyHandler {

    /** The time between two tries. */
    static final long POLL_MILLIS = 3;

    /** A longer wait is logged. */
    private static final long SILENT_NANOS = 5_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(PollingWait.class);

    private final long patienceNanos;
    private long begun;
    private boolean logged;

    private PollingWait(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    /** Sets how long a connection waits for a lock. A later {@code PRAGMA busy_timeout} replaces this. */
    static void set(Connection connection, Duration patience) throws SQLException {
        BusyHandler.setHandler(connection, new PollingWait(patience));
    }

    /** Called by SQLite on the thread that waits; returns 0 to give up. */
    @Override
    protected int callback(int triesBefore) {
        long now = System.nanoTime();
        if (triesBefore == 0) {
            begun = now;
            logged = false;
        }
        if (now - begun >= patienceNanos) {
            return 0;
        }
        if (!logged && now - begun >= SILENT_NANOS) {
            logged = true;
            LOG.warn("another program has held the write lock for a long time, waiting");
        }
        try {
            Thread.sleep(POLL_MILLIS);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
