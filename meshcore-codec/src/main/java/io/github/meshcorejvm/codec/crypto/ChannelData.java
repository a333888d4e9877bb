package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.Optional;

/**
 * The inside of a {@link io.github.meshcorejvm.codec.payload.GroupData}: data type (2 bytes), data length (1), data. The
 * plaintext is padded, and a length that runs into the padding is accepted, as in the firmware.
 *
 * @param dataType 0..65535
 * @param dataLength 0..255, as sent
 * @param available all that follows the length, padding included
 */
public record ChannelData(int dataType, int dataLength, Bytes available) {

    /** Checks the ranges. */
    public ChannelData {
        Checks.u16("dataType", dataType);
        Checks.u8("dataLength", dataLength);
        Objects.requireNonNull(available, "available");
    }

    /** @param plaintext at least one block */
    static ChannelData decode(Bytes plaintext) {
        ByteReader in = new ByteReader(plaintext);
        return new ChannelData(in.u16(), in.u8(), in.rest());
    }

    /** The data; absent if the length claims more than there is, which makes firmware drop the packet. */
    public Optional<Bytes> data() {
        return dataLength <= available.size() ? Optional.of(available.slice(0, dataLength)) : Optional.empty();
    }
}
