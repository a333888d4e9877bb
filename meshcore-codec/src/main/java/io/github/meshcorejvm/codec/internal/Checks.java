package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;

/** Range checks for constructors. Each failure names the field, the allowed range and the value found. */
public final class Checks {

    private static final long U32_MAX = 0xFFFF_FFFFL;

    private Checks() {}

    /** Requires {@code min <= value <= max}. */
    public static int range(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw outOfRange(field, value, min, max);
        }
        return value;
    }

    /** Requires {@code -max <= value <= max}, and on a number. */
    public static double range(String field, double value, double max) {
        if (!(Math.abs(value) <= max)) {
            throw new IllegalArgumentException(field + " must be " + -max + ".." + max + " but was " + value);
        }
        return value;
    }

    /** Requires 0..255. */
    public static int u8(String field, int value) {
        return range(field, value, 0, 0xFF);
    }

    /** Requires 0..65535. */
    public static int u16(String field, int value) {
        return range(field, value, 0, 0xFFFF);
    }

    /** Requires -32768..32767. */
    public static int i16(String field, int value) {
        return range(field, value, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Requires 0..4294967295. */
    public static long u32(String field, long value) {
        if (value < 0 || value > U32_MAX) {
            throw outOfRange(field, value, 0, U32_MAX);
        }
        return value;
    }

    /** Requires a length in bytes. */
    public static Bytes size(String field, Bytes value, int size) {
        if (value.size() != size) {
            throw new IllegalArgumentException(field + " must be " + size + " bytes but was " + value.size());
        }
        return value;
    }

    /** Requires a maximum length in bytes. */
    public static Bytes sizeAtMost(String field, Bytes value, int max) {
        if (value.size() > max) {
            throw new IllegalArgumentException(field + " must be 0.." + max + " bytes but was " + value.size());
        }
        return value;
    }

    private static IllegalArgumentException outOfRange(String field, long value, long min, long max) {
        return new IllegalArgumentException(field + " must be " + min + ".." + max + " but was " + value);
    }
}
