package io.github.meshcorejvm.cli.command;

import org.jspecify.annotations.Nullable;

/** Tells a second wish to end from the first one. Safe for use by multiple threads. */
final class SignalCount {

    /** Some send one signal twice, to the process and to its group: {@code timeout} does. */
    private static final long SAME_NANOS = 100_000_000;

    private @Nullable Long firstNanos;

    /** Takes note of a signal; true when one came before, and not just now. */
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
