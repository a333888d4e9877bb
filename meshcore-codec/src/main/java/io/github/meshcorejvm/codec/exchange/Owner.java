package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import java.util.Objects;
import java.util.Optional;

/**
 * Firmware version, name and owner of a repeater: UTF-8, a line each; the owner may have several lines.
 *
 * @param textBytes up to the first zero byte; no zero byte among them
 * @param trailing what follows: padding
 */
public record Owner(Bytes textBytes, Bytes trailing) implements ResponseData {

    private static final long serialVersionUID = 1;
    private static final int LINES = 3;

    /** Refuses a text with a zero byte. */
    public Owner {
        Utf8Text.requireNoNul(textBytes);
        Objects.requireNonNull(trailing, "trailing");
    }

    /** The response to send; firmware version and name are a single line each. */
    public static Owner of(String firmware, String name, String owner) {
        Bytes lines = Utf8Text.toSend("firmware", firmware, '\n')
                .concat(Utf8Text.LINE_FEED)
                .concat(Utf8Text.toSend("name", name, '\n'))
                .concat(Utf8Text.LINE_FEED)
                .concat(Utf8Text.toSend("owner", owner));
        return new Owner(lines, Bytes.EMPTY);
    }

    static Optional<Owner> decode(Bytes data) {
        Bytes text = Utf8Text.beforeNul(data);
        return Optional.of(new Owner(text, data.slice(text.size(), data.size())));
    }

    /** The firmware version. */
    public String firmware() {
        return Utf8Text.line(textBytes, 0, LINES);
    }

    /** The node's name; empty if missing. */
    public String name() {
        return Utf8Text.line(textBytes, 1, LINES);
    }

    /** The owner's text; empty if missing. */
    public String owner() {
        return Utf8Text.line(textBytes, 2, LINES);
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.OWNER);
    }

    @Override
    public Bytes encode() {
        return textBytes.concat(trailing);
    }
}
