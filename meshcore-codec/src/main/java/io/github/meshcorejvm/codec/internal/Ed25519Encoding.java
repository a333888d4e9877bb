package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.math.BigInteger;
import java.util.Set;

/**
 * The only encoding that RFC 8032 allows for points and scalars. Verifiers differ in what else they accept, so this is
 * checked before any of them is used.
 */
public final class Ed25519Encoding {

    private static final int LENGTH = 32;
    private static final BigInteger P = Ed25519Group.P;

    /** The y coordinate of two of the four points of order 8; the other two have its negative. */
    private static final BigInteger ORDER_8_Y =
            new BigInteger("2707385501144840649318225287225658788936804267575313519463743609750303402022");

    /** The y coordinates of the points of order 1, 2, 4 and 8. */
    private static final Set<BigInteger> SMALL_ORDER_Y =
            Set.of(BigInteger.ONE, P.subtract(BigInteger.ONE), BigInteger.ZERO, ORDER_8_Y, P.subtract(ORDER_8_Y));

    private Ed25519Encoding() {}

    /** Whether 32 bytes are the canonical encoding of a y coordinate and a possible sign. */
    public static boolean isCanonicalPoint(Bytes point) {
        BigInteger y = y(point);
        boolean negative = (point.u8(LENGTH - 1) & 0x80) != 0;
        boolean xIsZero = y.equals(BigInteger.ONE) || y.equals(P.subtract(BigInteger.ONE));
        return y.compareTo(P) < 0 && !(negative && xIsZero);
    }

    /** Whether a point is one of the eight for which anyone can make a signature. */
    public static boolean isSmallOrder(Bytes point) {
        return SMALL_ORDER_Y.contains(y(point));
    }

    /** Whether 32 bytes are a scalar below the order of the group. */
    public static boolean isCanonicalScalar(Bytes scalar) {
        return LittleEndian.number(scalar.toByteArray()).compareTo(Ed25519Group.L) < 0;
    }

    private static BigInteger y(Bytes point) {
        return LittleEndian.number(point.toByteArray()).clearBit(LENGTH * Byte.SIZE - 1);
    }
}
