package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which nodes have which permissions. The list ends where fewer than 7 bytes are left, or at permissions of 0, which
 * servers never send: there the padding begins.
 *
 * @param entries the nodes
 * @param trailing what follows the last entry
 */
public record AccessList(List<Entry> entries, Bytes trailing) implements ResponseData {

    private static final long serialVersionUID = 1;
    private static final int PREFIX_LENGTH = 6;
    private static final int ENTRY_LENGTH = PREFIX_LENGTH + 1;

    /** Copies the list. */
    public AccessList {
        entries = List.copyOf(entries);
        Objects.requireNonNull(trailing, "trailing");
    }

    /**
     * One node.
     *
     * @param prefix first 6 bytes of its public key
     * @param permissions 1..255; the low two bits are the role: 0 guest, 1 read only, 2 read and write, 3 admin
     */
    public record Entry(Bytes prefix, int permissions) implements Serializable {
        /** Checks length and range. */
        public Entry {
            Checks.size("prefix", prefix, PREFIX_LENGTH);
            Checks.range("permissions", permissions, 1, 0xFF);
        }
    }

    static Optional<AccessList> decode(Bytes data) {
        List<Entry> entries = new ArrayList<>();
        ByteReader in = new ByteReader(data);
        while (in.remaining() >= ENTRY_LENGTH && data.u8(in.position() + PREFIX_LENGTH) != 0) {
            entries.add(new Entry(in.take(PREFIX_LENGTH), in.u8()));
        }
        return Optional.of(new AccessList(entries, in.rest()));
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.ACCESS_LIST);
    }

    @Override
    public Bytes encode() {
        ByteWriter out = new ByteWriter(ENTRY_LENGTH * entries.size() + trailing.size());
        for (Entry entry : entries) {
            out.bytes(entry.prefix()).u8(entry.permissions());
        }
        return out.bytes(trailing).toBytes();
    }
}
