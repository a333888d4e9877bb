package io.github.meshcorejvm.cli.command;

import org.jspecify.annotations.Nullable;

/** Distinguishes a second request to end from the first one. Safe for use by multiple threads. */
final class SignalCount {

    /** Some programs, such as {@code timeout}, send one signal twice: to the process and to its group. */
    private static final long SAME_NANOS = 100_000_000;

    private @Nullable Long firstNanos;

    /** Notes a signal; true if there was an earlier one that is not just its duplicate. */
    synchronized boolean isRepeated() {
        long now = System.nanoTime();
        Long first = firstNanos;
        if (first == null) {
            firstNanos = now;
            return false;
        }
        return now - first > SAME_NANOS;
    }
}
