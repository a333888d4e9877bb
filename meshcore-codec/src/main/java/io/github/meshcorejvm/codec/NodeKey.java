package io.github.meshcorejvm.codec;

import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;

/**
 * A node's Ed25519 public key: its identity. Its first bytes are the node's hash in paths.
 *
 * @param bytes 32 bytes, not checked to be a point of the curve
 */
public record NodeKey(Bytes bytes) implements Serializable {

    /** Length, in bytes. */
    public static final int LENGTH = 32;

    /** Checks the length. */
    public NodeKey {
        Checks.size("node key", bytes, LENGTH);
    }

    /**
     * The key written as 64 hex digits in either case.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static NodeKey ofHex(CharSequence hex) {
        return new NodeKey(Bytes.ofHex(hex));
    }

    /** The node's hash in direct messages: the first byte, 0..255. */
    public int hash() {
        return bytes.u8(0);
    }

    /**
     * The node's hash in paths.
     *
     * @param size bytes of a hop, 1..32
     */
    public Bytes prefix(int size) {
        return bytes.slice(0, Checks.range("size", size, 1, LENGTH));
    }

    /** 64 lower-case hex digits. */
    @Override
    public String toString() {
        return bytes.toHex();
    }
}
