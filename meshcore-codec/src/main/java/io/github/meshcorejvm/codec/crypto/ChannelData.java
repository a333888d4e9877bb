package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * The plaintext of a {@link io.github.meshcorejvm.codec.payload.GroupData}: data type (2 bytes), data length (1), data.
 * The plaintext is padded, and a length that includes padding is accepted, as in the firmware.
 *
 * @param dataType 0..65535
 * @param dataLength 0..255, as sent
 * @param available all that follows the length, padding included
 */
public record ChannelData(int dataType, int dataLength, Bytes available) implements Serializable {

    /** Maximum data that firmware sends, in bytes. */
    public static final int MAX_DATA_LENGTH = 165;

    private static final int HEADER_LENGTH = 3;
    /** Data of maximum length with header, padded to whole blocks. */
    private static final int MAX_PADDED_LENGTH = 176;

    /** Checks the ranges. */
    public ChannelData {
        Checks.u16("dataType", dataType);
        Checks.u8("dataLength", dataLength);
        Objects.requireNonNull(available, "available");
    }

    /**
     * Data to send.
     *
     * @param dataType 0..65535
     * @param data 165 bytes at most
     */
    public static ChannelData of(int dataType, Bytes data) {
        return new ChannelData(
                dataType, Checks.sizeAtMost("data", data, MAX_DATA_LENGTH).size(), data);
    }

    /** @param plaintext at least one block */
    static ChannelData decode(Bytes plaintext) {
        ByteReader in = new ByteReader(plaintext);
        return new ChannelData(in.u16(), in.u8(), in.rest());
    }

    /** The data; absent if the length exceeds the available bytes, in which case firmware drops the packet. */
    public Optional<Bytes> data() {
        return dataLength <= available.size() ? Optional.of(available.slice(0, dataLength)) : Optional.empty();
    }

    /** The plaintext: type, length and all that is available. */
    Bytes encode() {
        Checks.sizeAtMost("data", data().orElse(Bytes.EMPTY), MAX_DATA_LENGTH);
        Checks.sizeAtMost("available", available, MAX_PADDED_LENGTH - HEADER_LENGTH);
        return new ByteWriter(HEADER_LENGTH + available.size())
                .u16(dataType)
                .u8(dataLength)
                .bytes(available)
                .toBytes();
    }
}
