package io.github.meshcorejvm.codec;

import io.github.meshcorejvm.codec.internal.Sha256;
import java.io.Serializable;
import java.security.MessageDigest;

/**
 * The hash by which firmware recognizes packets: the first 8 bytes of SHA-256 over the payload type (one byte, 0..15),
 * then, for TRACE only, path_len as two bytes, then the payload. Route type, version, transport codes and path are not
 * in it, so it stays the same from hop to hop, except that a TRACE changes its hash with each.
 *
 * <p>Source: firmware 1.17.1, {@code Packet::calculatePacketHash}, where path_len is 16 bits wide; the firmware's
 * documents do not define it.
 *
 * @param value the 8 bytes, first byte highest, so that {@link #toString()} prints them in order
 */
public record ContentHash(long value) implements Serializable {

    private static final int HEX_DIGITS = 16;

    /** The hash of a packet. */
    public static ContentHash of(Packet packet) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) packet.payloadType().code());
        if (packet.payloadType() == PayloadType.TRACE) {
            digest.update((byte) packet.path().lengthByte());
            digest.update((byte) 0);
        }
        Sha256.update(digest, packet.payloadBytes());
        return ofBytes(digest.digest());
    }

    private static ContentHash ofBytes(byte[] hash) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | hash[i] & 0xFF;
        }
        return new ContentHash(value);
    }

    /**
     * The hash written as 16 hex digits in either case.
     *
     * @throws IllegalArgumentException if the text is not 16 hex digits
     */
    public static ContentHash ofHex(String hex) {
        if (hex.length() != HEX_DIGITS) {
            throw new IllegalArgumentException("hash must be 16 hex digits but was " + hex.length() + " characters");
        }
        return ofBytes(HexText.parse(hex));
    }

    /** 16 lower-case hex digits. */
    @Override
    public String toString() {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (value >>> Long.SIZE - Byte.SIZE * (i + 1));
        }
        return HexText.lower(bytes, 0, bytes.length);
    }
}
