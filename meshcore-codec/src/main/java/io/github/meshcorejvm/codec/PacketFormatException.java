package io.github.meshcorejvm.codec;

import java.util.Locale;

/**
 * The bytes are not a valid MeshCore frame. Carries no stack trace: hostile traffic can cause thousands of these per second,
 * and reason and offset suffice.
 */
public final class PacketFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with the bytes. */
    public enum Reason {
        /** There are no bytes at all. */
        EMPTY,
        /** The bytes end before transport codes, path_len or path do. */
        TRUNCATED,
        /** path_len has the reserved hash size of 4, or claims more than 64 bytes. */
        PATH_LENGTH,
        /** The payload is longer than 184 bytes. */
        PAYLOAD_LENGTH
    }

    /** Why the bytes were refused. */
    private final Reason reason;
    /** Where, in bytes. */
    private final int offset;

    private PacketFormatException(Reason reason, int offset, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.offset = offset;
    }

    static PacketFormatException empty() {
        return new PacketFormatException(Reason.EMPTY, 0, "empty frame: needs at least 2 bytes");
    }

    static PacketFormatException truncated(String field, int offset, int needed, int left) {
        return new PacketFormatException(
                Reason.TRUNCATED,
                offset,
                field + " truncated at offset " + offset + ": needs " + needed + " bytes, " + left + " left");
    }

    static PacketFormatException pathLength(int offset, int lengthByte) {
        int hashSize = HopPath.hashSizeOf(lengthByte);
        String problem = hashSize > HopPath.MAX_HASH_SIZE
                ? "has the reserved hash size " + hashSize + ", allowed are 1..3"
                : "claims " + HopPath.byteLengthOf(lengthByte) + " bytes, allowed are 0.." + HopPath.MAX_BYTES;
        return new PacketFormatException(
                Reason.PATH_LENGTH,
                offset,
                "path_len " + String.format(Locale.ROOT, "0x%02X", lengthByte) + " at offset " + offset + " "
                        + problem);
    }

    static PacketFormatException payloadLength(int offset, int length) {
        return new PacketFormatException(
                Reason.PAYLOAD_LENGTH,
                offset,
                "payload at offset " + offset + " has " + length + " bytes, allowed are 0.."
                        + Packet.MAX_PAYLOAD_LENGTH);
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }

    /** Where the field begins that could not be read, in bytes from the start of the frame. */
    public int offset() {
        return offset;
    }
}
