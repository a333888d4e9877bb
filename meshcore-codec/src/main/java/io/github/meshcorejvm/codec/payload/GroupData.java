package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;

/**
 * An encrypted datagram to a channel. Layout: see {@link GroupPayload}; decrypted by a
 * {@link io.github.meshcorejvm.codec.crypto.ChannelKeyring}.
 *
 * @param channelHash first byte of SHA-256 over the channel key, 0..255
 * @param mac 2 bytes
 * @param ciphertext the rest
 */
public record GroupData(int channelHash, Bytes mac, Bytes ciphertext) implements GroupPayload {

    /** Checks range and the length of the MAC. */
    public GroupData {
        Checks.u8("channelHash", channelHash);
        Checks.size("mac", mac, 2);
        Objects.requireNonNull(ciphertext, "ciphertext");
    }

    static GroupData decode(Bytes payload) {
        ByteReader in = new ByteReader(payload);
        return new GroupData(in.u8(), in.take(2), in.rest());
    }

    @Override
    public PayloadType type() {
        return PayloadType.GRP_DATA;
    }
}
