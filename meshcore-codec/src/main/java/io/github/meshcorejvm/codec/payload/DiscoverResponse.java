package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers who is within reach:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>1</td><td>flags: 0x9 above, node type below</td></tr>
 * <tr><td>1</td><td>SNR of the request as heard, in quarters of a dB, signed</td></tr>
 * <tr><td>4</td><td>the tag of the request</td></tr>
 * <tr><td>8 or 32</td><td>public key, or its first bytes</td></tr>
 * </table>
 *
 * @param flags the first byte, 0x90..0x9F
 * @param snrQuarterDb -128..127
 * @param tag 0..4294967295
 * @param keyBytes what follows, any length
 */
public record DiscoverResponse(int flags, int snrQuarterDb, long tag, Bytes keyBytes) implements Control {

    /** The upper four bits of the first byte. */
    public static final int SUB_TYPE = 9;
    /** Length up to the tag, in bytes. */
    public static final int MIN_LENGTH = 6;

    private static final int PREFIX_LENGTH = 8;

    /** Checks the ranges. */
    public DiscoverResponse {
        Checks.range("flags", flags, SUB_TYPE << 4, SUB_TYPE << 4 | 0x0F);
        Checks.range("snrQuarterDb", snrQuarterDb, Byte.MIN_VALUE, Byte.MAX_VALUE);
        Checks.u32("tag", tag);
        Objects.requireNonNull(keyBytes, "keyBytes");
    }

    static DiscoverResponse decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new DiscoverResponse(in.u8(), in.i8(), in.u32(), in.rest());
    }

    /** The type of the node that answers. */
    public NodeType nodeType() {
        return NodeType.ofCode(flags & 0x0F);
    }

    /** The node's key: 32 bytes if there are as many, else the first 8 if there are as many, else nothing. */
    public Optional<Bytes> key() {
        if (keyBytes.size() >= NodeKey.LENGTH) {
            return Optional.of(keyBytes.slice(0, NodeKey.LENGTH));
        }
        return keyBytes.size() >= PREFIX_LENGTH ? Optional.of(keyBytes.slice(0, PREFIX_LENGTH)) : Optional.empty();
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(MIN_LENGTH + keyBytes.size())
                .u8(flags)
                .u8(snrQuarterDb)
                .u32(tag)
                .bytes(keyBytes)
                .toBytes();
    }
}
