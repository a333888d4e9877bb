package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Clock and features of a repeater, without login: time (4 bytes), features (1).
 *
 * @param timeSeconds the repeater's clock, seconds since 1970, 0..4294967295
 * @param featureBits 0..255: bits 0 and 1 are a bridge (1 RS-232, 3 ESP-NOW), bit 7 means that forwarding is disabled
 * @param trailing what follows: padding
 */
public record Clock(long timeSeconds, int featureBits, Bytes trailing) implements ResponseData {

    private static final long serialVersionUID = 1;
    private static final int LENGTH = 5;
    private static final int BRIDGE_MASK = 0x03;
    private static final int RS232 = 0x01;
    private static final int ESP_NOW = 0x03;
    private static final int DISABLED = 0x80;

    /** Checks the ranges. */
    public Clock {
        Checks.u32("timeSeconds", timeSeconds);
        Checks.u8("featureBits", featureBits);
        Objects.requireNonNull(trailing, "trailing");
    }

    static Optional<Clock> decode(Bytes data) {
        if (data.size() < LENGTH) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(data);
        return Optional.of(new Clock(in.u32(), in.u8(), in.rest()));
    }

    /** The names of the features: {@code bridgeRs232}, {@code bridgeEspNow}, {@code forwardingDisabled}. */
    public List<String> features() {
        List<String> names = new ArrayList<>();
        if ((featureBits & BRIDGE_MASK) == RS232) {
            names.add("bridgeRs232");
        } else if ((featureBits & BRIDGE_MASK) == ESP_NOW) {
            names.add("bridgeEspNow");
        }
        if ((featureBits & DISABLED) != 0) {
            names.add("forwardingDisabled");
        }
        return List.copyOf(names);
    }

    /** The node's clock as an instant. */
    public Instant time() {
        return Instant.ofEpochSecond(timeSeconds);
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.CLOCK);
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(LENGTH + trailing.size())
                .u32(timeSeconds)
                .u8(featureBits)
                .bytes(trailing)
                .toBytes();
    }
}
