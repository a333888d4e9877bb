package io.github.meshcorejvm.codec.internal;

import java.math.BigInteger;

/** Big numbers as curves write them: least significant byte first. */
final class LittleEndian {

    private LittleEndian() {}

    /** The number that all bytes of an array spell. */
    static BigInteger number(byte[] bytes) {
        return new BigInteger(1, reversed(bytes));
    }

    /** A number in {@code length} bytes, in which it has room. */
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
