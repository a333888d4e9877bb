package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.util.OptionalLong;

/**
 * Asks who is within reach:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>1</td><td>flags: 0x8 above, bit 0 = a key prefix will do</td></tr>
 * <tr><td>1</td><td>type filter: bit n asks for nodes of type n</td></tr>
 * <tr><td>4</td><td>tag, which answers repeat</td></tr>
 * <tr><td>0 or 4</td><td>since: only nodes changed since then; taken only if all four bytes are there</td></tr>
 * </table>
 *
 * @param flags the first byte, 0x80..0x8F
 * @param typeFilter 0..255
 * @param tag 0..4294967295
 * @param since seconds since 1970, 0..4294967295
 * @param trailing what follows; fewer than 4 bytes if there is no {@code since}
 */
public record DiscoverRequest(int flags, int typeFilter, long tag, OptionalLong since, Bytes trailing)
        implements Control {

    /** The upper four bits of the first byte. */
    public static final int SUB_TYPE = 8;
    /** Length up to the tag, in bytes. */
    public static final int MIN_LENGTH = 6;

    /** Checks the ranges. */
    public DiscoverRequest {
        Checks.range("flags", flags, SUB_TYPE << 4, SUB_TYPE << 4 | 0x0F);
        Checks.u8("typeFilter", typeFilter);
        Checks.u32("tag", tag);
        since.ifPresent(value -> Checks.u32("since", value));
        if (since.isEmpty()) {
            Checks.sizeAtMost("trailing without since", trailing, Integer.BYTES - 1);
        }
    }

    static DiscoverRequest decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new DiscoverRequest(
                in.u8(),
                in.u8(),
                in.u32(),
                in.remaining() >= Integer.BYTES ? OptionalLong.of(in.u32()) : OptionalLong.empty(),
                in.rest());
    }

    /** Whether the first bytes of a key are enough of an answer. */
    public boolean prefixOnly() {
        return (flags & 1) != 0;
    }

    @Override
    public Bytes encode() {
        ByteWriter out = new ByteWriter(MIN_LENGTH + (since.isPresent() ? Integer.BYTES : 0) + trailing.size())
                .u8(flags)
                .u8(typeFilter)
                .u32(tag);
        since.ifPresent(out::u32);
        return out.bytes(trailing).toBytes();
    }

    private Object writeReplace() {
        return new Form(encode());
    }

    /** What is serialized, since an Optional cannot be. */
    private record Form(Bytes bytes) implements Serializable {
        private Object readResolve() {
            return decode(bytes);
        }
    }
}
