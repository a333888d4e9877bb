package io.github.meshcorejvm.codec;

import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The path of a packet: up to 63 hops of 1, 2 or 3 bytes each, 64 bytes at most. On flood routes the hops are the
 * repeaters passed (first bytes of their public keys), on direct routes those still to pass; a TRACE keeps one signed
 * byte of SNR there for each hop done.
 *
 * <p>On the wire one byte precedes the path: bits 0-5 the hop count, bits 6-7 the hash size less 1. Without hops the
 * size still counts: {@code 0x40} and {@code 0x00} are different bytes, and so different paths here.
 *
 * @param hashSize bytes of a hop, 1..3
 * @param bytes all hops, one after the other
 */
public record HopPath(int hashSize, Bytes bytes) implements Serializable {

    /** Maximum path, in bytes. */
    public static final int MAX_BYTES = 64;
    /** Maximum number of hops: the count has six bits. */
    public static final int MAX_HOPS = 63;
    /** No hops, of 1 byte. */
    public static final HopPath EMPTY = new HopPath(1, Bytes.EMPTY);

    static final int COUNT_MASK = 0x3F;
    static final int SIZE_SHIFT = 6;
    static final int MAX_HASH_SIZE = 3;

    /** Checks size, count and length. */
    public HopPath {
        Checks.range("hashSize", hashSize, 1, MAX_HASH_SIZE);
        Objects.requireNonNull(bytes, "bytes");
        if (bytes.size() % hashSize != 0) {
            throw new IllegalArgumentException(
                    "path must be whole hops of " + hashSize + " bytes but was " + bytes.size() + " bytes");
        }
        Checks.sizeAtMost("path", bytes, MAX_BYTES);
        Checks.range("hopCount", bytes.size() / hashSize, 0, MAX_HOPS);
    }

    /** Whether nodes accept a path_len byte (0..255): no hash size of 4, no path over 64 bytes. */
    public static boolean isValidLengthByte(int lengthByte) {
        Checks.u8("lengthByte", lengthByte);
        return hashSizeOf(lengthByte) <= MAX_HASH_SIZE && byteLengthOf(lengthByte) <= MAX_BYTES;
    }

    /**
     * The path of a path_len byte and the bytes after it.
     *
     * @param lengthByte valid, see {@link #isValidLengthByte(int)}
     * @throws IllegalArgumentException if it is invalid, or {@code hops} has another length
     */
    public static HopPath ofLengthByte(int lengthByte, Bytes hops) {
        if (!isValidLengthByte(lengthByte)) {
            throw new IllegalArgumentException(
                    "path_len must give hops of 1..3 bytes and 64 bytes at most but was " + lengthByte);
        }
        Checks.size("path", hops, byteLengthOf(lengthByte));
        return lengthByte == 0 ? EMPTY : new HopPath(hashSizeOf(lengthByte), hops);
    }

    static int hashSizeOf(int lengthByte) {
        return (lengthByte >>> SIZE_SHIFT) + 1;
    }

    /** The length in bytes that a path_len byte (0..255) announces, 0..252, also if nodes would not accept it. */
    public static int byteLengthOf(int lengthByte) {
        return hashSizeOf(Checks.u8("lengthByte", lengthByte)) * (lengthByte & COUNT_MASK);
    }

    /** The number of hops, 0..63. */
    public int hopCount() {
        return bytes.size() / hashSize;
    }

    /**
     * One hop, counted from 0.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public Bytes hop(int index) {
        Objects.checkIndex(index, hopCount());
        return bytes.slice(index * hashSize, (index + 1) * hashSize);
    }

    /** All hops in order. */
    public List<Bytes> hops() {
        List<Bytes> hops = new ArrayList<>(hopCount());
        for (int i = 0; i < hopCount(); i++) {
            hops.add(hop(i));
        }
        return Collections.unmodifiableList(hops);
    }

    /**
     * The path with one hop more, as a repeater extends it.
     *
     * @param hop as many bytes as {@link #hashSize()}
     * @throws IllegalArgumentException if the length is another, or there is no room for another hop
     */
    public HopPath append(Bytes hop) {
        Checks.size("hop", hop, hashSize);
        return new HopPath(hashSize, bytes.concat(hop));
    }

    /** The path_len byte, 0..255. */
    public int lengthByte() {
        return hashSize - 1 << SIZE_SHIFT | hopCount();
    }
}
