package io.github.meshcorejvm.codec.internal;

import java.math.BigInteger;

/**
 * Arithmetic on the curve of Ed25519 (RFC 8032, 5.1.4). The JDK signs with a 32-byte seed only, and radios hand out the
 * 64 bytes that follow from it. Not constant-time: meant for tools, not for a server that signs what
 * untrusted clients submit.
 */
final class Ed25519Group {

    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    /** The order of the base point. */
    static final BigInteger L = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(inverse(BigInteger.valueOf(121666)))
            .mod(P);
    private static final BigInteger TWO_D = D.shiftLeft(1).mod(P);
    private static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);
    private static final Point BASE = Point.ofAffine(
            new BigInteger("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
            new BigInteger("46316835694926478169428394003475163141307993866256225615783033603165251855960"));

    private Ed25519Group() {}

    /** A point in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z. */
    private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

        static Point ofAffine(BigInteger x, BigInteger y) {
            return new Point(x, y, BigInteger.ONE, x.multiply(y).mod(P));
        }

        /** The addition law of the curve; complete, so that it also doubles. */
        Point plus(Point other) {
            BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
            BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
            BigInteger c = t.multiply(TWO_D).multiply(other.t).mod(P);
            BigInteger d = z.shiftLeft(1).multiply(other.z).mod(P);
            BigInteger e = b.subtract(a);
            BigInteger f = d.subtract(c);
            BigInteger g = d.add(c);
            BigInteger h = b.add(a);
            return new Point(
                    e.multiply(f).mod(P),
                    g.multiply(h).mod(P),
                    f.multiply(g).mod(P),
                    e.multiply(h).mod(P));
        }

        /** 32 bytes: y, and the lowest bit of x above it. */
        byte[] encode() {
            BigInteger inverse = inverse(z);
            byte[] encoded = LittleEndian.bytes(y.multiply(inverse).mod(P), 32);
            if (x.multiply(inverse).mod(P).testBit(0)) {
                encoded[31] |= (byte) 0x80;
            }
            return encoded;
        }
    }

    /** The encoding of the base point times a scalar. */
    static byte[] timesBase(BigInteger scalar) {
        Point result = NEUTRAL;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            result = result.plus(result);
            if (scalar.testBit(bit)) {
                result = result.plus(BASE);
            }
        }
        return result.encode();
    }

    /** 1 / value mod p; 0 for 0, as in the firmware. */
    static BigInteger inverse(BigInteger value) {
        return value.modPow(P.subtract(BigInteger.TWO), P);
    }
}
