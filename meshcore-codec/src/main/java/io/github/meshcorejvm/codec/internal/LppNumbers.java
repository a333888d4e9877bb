package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Big-endian fixed-point numbers of Cayenne LPP. */
public final class LppNumbers {

    private LppNumbers() {}

    /** The exact value; the divisor is a power of ten, or 2. */
    public static BigDecimal decode(Bytes bigEndian, int divisor, boolean signed) {
        byte[] bytes = bigEndian.toByteArray();
        BigInteger unscaled = signed ? new BigInteger(bytes) : new BigInteger(1, bytes);
        return new BigDecimal(unscaled).divide(BigDecimal.valueOf(divisor));
    }

    /** The bytes of a value, rounded toward zero. */
    public static Bytes encode(String field, BigDecimal value, int size, int divisor, boolean signed) {
        BigDecimal scaled = value.multiply(BigDecimal.valueOf(divisor));
        BigInteger min = signed ? BigInteger.ONE.shiftLeft(size * Byte.SIZE - 1).negate() : BigInteger.ZERO;
        BigInteger max = BigInteger.ONE
                .shiftLeft(signed ? size * Byte.SIZE - 1 : size * Byte.SIZE)
                .subtract(BigInteger.ONE);
        // Compared before it is rounded: a huge exponent would become as many digits.
        if (scaled.compareTo(new BigDecimal(min).subtract(BigDecimal.ONE)) <= 0
                || scaled.compareTo(new BigDecimal(max).add(BigDecimal.ONE)) >= 0) {
            BigDecimal unit = BigDecimal.valueOf(divisor);
            throw new IllegalArgumentException(field + " must be "
                    + new BigDecimal(min).divide(unit).toPlainString() + ".."
                    + new BigDecimal(max).divide(unit).toPlainString() + " but was " + value);
        }
        BigInteger unscaled = scaled.abs().compareTo(BigDecimal.ONE) < 0
                ? BigInteger.ZERO
                : scaled.setScale(0, RoundingMode.DOWN).unscaledValue();
        byte[] result = new byte[size];
        for (int i = 0; i < size; i++) {
            result[size - 1 - i] = unscaled.shiftRight(i * Byte.SIZE).byteValue();
        }
        return Bytes.copyOf(result);
    }
}
