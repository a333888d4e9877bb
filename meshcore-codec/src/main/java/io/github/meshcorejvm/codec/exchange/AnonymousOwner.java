package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Name and owner of a repeater, without login: the repeater's time (4 bytes), then UTF-8, a line each; the owner may
 * have several lines.
 *
 * @param timeSeconds the repeater's clock, seconds since 1970, 0..4294967295
 * @param textBytes up to the first zero byte; no zero byte among them
 * @param trailing what follows: padding
 */
public record AnonymousOwner(long timeSeconds, Bytes textBytes, Bytes trailing) implements ResponseData {

    private static final long serialVersionUID = 1;
    private static final int LINES = 2;

    /** Checks the range, and refuses a text with a zero byte. */
    public AnonymousOwner {
        Checks.u32("timeSeconds", timeSeconds);
        Utf8Text.requireNoNul(textBytes);
        Objects.requireNonNull(trailing, "trailing");
    }

    static Optional<AnonymousOwner> decode(Bytes data) {
        if (data.size() < Integer.BYTES) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(data);
        long time = in.u32();
        Bytes text = Utf8Text.beforeNul(data.slice(Integer.BYTES, data.size()));
        return Optional.of(new AnonymousOwner(time, in.take(text.size()), in.rest()));
    }

    /** The response to send; the name is a single line. */
    public static AnonymousOwner of(long timeSeconds, String name, String owner) {
        Bytes lines =
                Utf8Text.toSend("name", name, '\n').concat(Utf8Text.LINE_FEED).concat(Utf8Text.toSend("owner", owner));
        return new AnonymousOwner(timeSeconds, lines, Bytes.EMPTY);
    }

    /** The node's name. */
    public String name() {
        return Utf8Text.line(textBytes, 0, LINES);
    }

    /** The owner's text; empty if missing. */
    public String owner() {
        return Utf8Text.line(textBytes, 1, LINES);
    }

    /** The node's clock as an instant. */
    public Instant time() {
        return Instant.ofEpochSecond(timeSeconds);
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.ANONYMOUS_OWNER);
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
