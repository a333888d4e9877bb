package io.github.meshcorejvm.codec.internal;

import java.math.BigInteger;

/** Big integers, least significant byte first, as in RFC 8032. */
final class LittleEndian {

    private LittleEndian() {}

    /** The number in an array. */
    static BigInteger number(byte[] bytes) {
        return new BigInteger(1, reversed(bytes));
    }

    /** A number as {@code length} bytes, which suffice for it. */
    static byte[] bytes(BigInteger number, int length) {
        byte[] bigEndian = number.toByteArray();
        byte[] result = new byte[length];
        for (int i = 0; i < Math.min(length, bigEndian.length); i++) {
            result[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return result;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }
}
