package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The regions for which a repeater forwards floods, without login: the repeater's time (4 bytes), then names separated
 * by commas.
 *
 * @param timeSeconds the repeater's clock, seconds since 1970, 0..4294967295
 * @param textBytes up to the first zero byte; no zero byte among them
 * @param trailing what follows: padding
 */
public record Regions(long timeSeconds, Bytes textBytes, Bytes trailing) implements ResponseData {

    private static final long serialVersionUID = 1;

    /** Checks the range, and refuses a text with a zero byte. */
    public Regions {
        Checks.u32("timeSeconds", timeSeconds);
        Utf8Text.requireNoNul(textBytes);
        Objects.requireNonNull(trailing, "trailing");
    }

    static Optional<Regions> decode(Bytes data) {
        if (data.size() < Integer.BYTES) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(data);
        long time = in.u32();
        Bytes text = Utf8Text.beforeNul(data.slice(Integer.BYTES, data.size()));
        return Optional.of(new Regions(time, in.take(text.size()), in.rest()));
    }

    /**
     * The response to send.
     *
     * @param names none of them empty or with a comma
     */
    public static Regions of(long timeSeconds, List<String> names) {
        for (String name : List.copyOf(names)) {
            if (Utf8Text.toSend("region name", name, ',').isEmpty()) {
                throw new IllegalArgumentException("region name must not be empty");
            }
        }
        return new Regions(timeSeconds, Utf8Text.encode(String.join(",", names)), Bytes.EMPTY);
    }

    /** The names; {@code *} stands for floods without a region. */
    public List<String> names() {
        String text = Utf8Text.decode(textBytes);
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** The node's clock as an instant. */
    public Instant time() {
        return Instant.ofEpochSecond(timeSeconds);
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.REGIONS);
    }

    @Override
    public Bytes encode() {
        return new ByteWriter(Integer.BYTES + textBytes.size() + trailing.size())
                .u32(timeSeconds)
                .bytes(textBytes)
                .bytes(trailing)
                .toBytes();
    }
}
