package io.github.meshcorejvm.codec.link;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Checks;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A received frame as a device reports it.
 *
 * @param rawBytes what was received; decode them with {@link io.github.meshcorejvm.codec.Packet#decode(Bytes)}
 * @param snrQuarterDb SNR in quarters of a dB, -128..127, if reported
 * @param rssi in dBm, -128..127, if reported
 */
public record ReceivedFrame(Bytes rawBytes, OptionalInt snrQuarterDb, OptionalInt rssi) {

    private static final int LOG_RX_DATA = 0x88;
    private static final int HEADER_LENGTH = 3;
    private static final String RAW = "RAW:";

    /** Checks the ranges. */
    public ReceivedFrame {
        Objects.requireNonNull(rawBytes, "rawBytes");
        snrQuarterDb.ifPresent(value -> Checks.range("snrQuarterDb", value, Byte.MIN_VALUE, Byte.MAX_VALUE));
        rssi.ifPresent(value -> Checks.range("rssi", value, Byte.MIN_VALUE, Byte.MAX_VALUE));
    }

    /** Reads a frame of the companion protocol; absent unless it is an RX log: 0x88, SNR (1), RSSI (1), raw bytes. */
    public static Optional<ReceivedFrame> ofCompanionFrame(Bytes frame) {
        if (frame.size() <= HEADER_LENGTH || frame.u8(0) != LOG_RX_DATA) {
            return Optional.empty();
        }
        return Optional.of(new ReceivedFrame(
                frame.slice(HEADER_LENGTH, frame.size()), OptionalInt.of((byte) frame.u8(1)), OptionalInt.of((byte)
                        frame.u8(2))));
    }

    /**
     * Reads a line of a serial log; absent unless it contains {@code RAW:}, the last of which is followed by an even
     * number of hex digits up to the line's end. Anything may stand before, such as a time or a name.
     */
    public static Optional<ReceivedFrame> ofSerialLine(String line) {
        int start = line.lastIndexOf(RAW);
        if (start < 0) {
            return Optional.empty();
        }
        String hex = line.substring(start + RAW.length()).strip();
        return hex.length() % 2 == 0 && hex.matches("[0-9a-fA-F]+")
                ? Optional.of(new ReceivedFrame(Bytes.ofHex(hex), OptionalInt.empty(), OptionalInt.empty()))
                : Optional.empty();
    }

    /** The frame of the companion protocol. What was not reported becomes 0. */
    public Bytes toCompanionFrame() {
        return Bytes.copyOf((byte) LOG_RX_DATA, (byte) snrQuarterDb.orElse(0), (byte) rssi.orElse(0))
                .concat(rawBytes);
    }

    /** The line of a serial log, without anything before it. */
    public String toSerialLine() {
        return RAW + " " + rawBytes.toUpperHex();
    }
}
