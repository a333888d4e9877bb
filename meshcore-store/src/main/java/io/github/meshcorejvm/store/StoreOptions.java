package io.github.meshcorejvm.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a database is opened.
 *
 * @param synchronous when a commit counts as done; default {@link Synchronous#FULL}
 * @param busyTimeout how long to wait for another writer, 5 s or more; default 5 s
 * @param metricsSampleInterval the length of a slot of {@code observer_metrics}, 1 s or more; default 5 minutes
 * @param clock the current time; default the system's, in UTC
 * @param stateFolder the folder in which an analyzer server leaves {@code prune-requests} and {@code mbcap-snapshot}; default
 *     the folder of the database file, and none for a database on a server
 */
public record StoreOptions(
        Synchronous synchronous,
        Duration busyTimeout,
        Duration metricsSampleInterval,
        Clock clock,
        Optional<Path> stateFolder) {

    private static final Duration MIN_BUSY_TIMEOUT = Duration.ofSeconds(5);

    /** The defaults. */
    public static final StoreOptions DEFAULT = new StoreOptions(
            Synchronous.FULL, Duration.ofSeconds(5), Duration.ofMinutes(5), Clock.systemUTC(), Optional.empty());

    /** When a commit counts as done. */
    public enum Synchronous {
        /** When it survives a power cut. */
        FULL,
        /** When it survives the end of the process; a power cut may undo the last commits. */
        NORMAL
    }

    /** Checks the ranges. */
    public StoreOptions {
        Objects.requireNonNull(synchronous, "synchronous");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(stateFolder, "stateFolder");
        if (busyTimeout.compareTo(MIN_BUSY_TIMEOUT) < 0) {
            throw new IllegalArgumentException("busyTimeout must be 5 s or more but was " + busyTimeout);
        }
        if (metricsSampleInterval.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "metricsSampleInterval must be 1 s or more but was " + metricsSampleInterval);
        }
    }

    /** These options with another {@code synchronous}. */
    public StoreOptions withSynchronous(Synchronous value) {
        return new StoreOptions(value, busyTimeout, metricsSampleInterval, clock, stateFolder);
    }

    /** These options with another {@code busyTimeout}. */
    public StoreOptions withBusyTimeout(Duration value) {
        return new StoreOptions(synchronous, value, metricsSampleInterval, clock, stateFolder);
    }

    /** These options with another {@code metricsSampleInterval}. */
    public StoreOptions withMetricsSampleInterval(Duration value) {
        return new StoreOptions(synchronous, busyTimeout, value, clock, stateFolder);
    }

    /** These options with another {@code clock}. */
    public StoreOptions withClock(Clock value) {
        return new StoreOptions(synchronous, busyTimeout, metricsSampleInterval, value, stateFolder);
    }

    /** These options with another {@code stateFolder}. */
    public StoreOptions withStateFolder(Path value) {
        return new StoreOptions(synchronous, busyTimeout, metricsSampleInterval, clock, Optional.of(value));
    }
}
