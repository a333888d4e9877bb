package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.internal.Checks;

/**
 * Some bits of one byte; bit 0 is the lowest.
 *
 * @param low the lowest, 0..7
 * @param high the highest, {@code low}..7
 */
public record BitRange(int low, int high) {

    /** Checks order and range. */
    public BitRange {
        Checks.range("high", high, 0, Byte.SIZE - 1);
        Checks.range("low", low, 0, high);
    }

    /** The value of these bits in a byte (0..255). */
    public int of(int value) {
        return value >>> low & (1 << high - low + 1) - 1;
    }

    /** As in {@code 2-5}, or {@code 7} for a single bit. */
    @Override
    public String toString() {
        return low == high ? Integer.toString(low) : low + "-" + high;
    }
}
