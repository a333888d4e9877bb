package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.internal.EncryptThenMac;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The plaintext of a {@link io.github.meshcorejvm.codec.payload.GroupText}: time (4 bytes), flags (1), then text up to
 * the first zero byte.
 *
 * @param timestampSeconds the sender's clock, seconds since 1970, 0..4294967295
 * @param flags 0..255: the upper six bits the text type, the lower two the attempt
 * @param text by convention {@code name: message}; the name is not authenticated
 */
public record ChannelMessage(long timestampSeconds, int flags, String text) implements Serializable {

    /** Maximum text that firmware sends, name included, in bytes. */
    public static final int MAX_TEXT_BYTES = 160;

    private static final int HEADER_LENGTH = 5;
    private static final int TYPE_SHIFT = 2;
    private static final int ATTEMPT_MASK = 0x03;
    private static final String SEPARATOR = ": ";
    private static final int MAX_SENDER_BYTES = 49;

    /** Checks the ranges. */
    public ChannelMessage {
        Checks.u32("timestampSeconds", timestampSeconds);
        Checks.u8("flags", flags);
        Objects.requireNonNull(text, "text");
    }

    /**
     * A message to send: text type 0, first attempt.
     *
     * @param sender the name to claim, without {@code ": "}
     * @param message the text; with name and separator at most 160 bytes of UTF-8, without zero bytes, and with two control
     *     characters at most besides tab, line feed and carriage return: receivers take more for the work of a wrong key
     * @throws IllegalArgumentException if the sender contains {@code ": "}, or receivers would not read the same text
     */
    public static ChannelMessage of(long timestampSeconds, String sender, String message) {
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(message, "message");
        if (sender.contains(SEPARATOR)) {
            throw new IllegalArgumentException("sender must not contain a colon and a blank, which would end it");
        }
        String text = sender + SEPARATOR + message;
        Checks.sizeAtMost("text", Utf8Text.toSend("text", text), MAX_TEXT_BYTES);
        int controlCharacters = Utf8Text.controlCharacters(text);
        if (controlCharacters > Utf8Text.MAX_CONTROL_CHARACTERS) {
            throw new IllegalArgumentException("text must have " + Utf8Text.MAX_CONTROL_CHARACTERS
                    + " control characters at most but has " + controlCharacters);
        }
        return new ChannelMessage(timestampSeconds, 0, text);
    }

    /** The message; absent if the text is not plausible, which means that the key was wrong. */
    static Optional<ChannelMessage> decode(Bytes plaintext) {
        if (plaintext.size() < HEADER_LENGTH) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(plaintext);
        long timestamp = in.u32();
        int flags = in.u8();
        Optional<String> text = Utf8Text.plausible(Utf8Text.beforeNul(in.rest()));
        return text.isPresent() ? Optional.of(new ChannelMessage(timestamp, flags, text.get())) : Optional.empty();
    }

    /** Whether the first block can be a text: true for all that {@link #decode} accepts, rarely for a wrong key. */
    static boolean mayBe(Bytes plaintext) {
        return Utf8Text.mayBe(plaintext, HEADER_LENGTH, EncryptThenMac.BLOCK);
    }

    /** The plaintext. */
    Bytes encode() {
        Bytes bytes = Checks.sizeAtMost("text", Utf8Text.toSend("text", text), MAX_TEXT_BYTES);
        return new ByteWriter(HEADER_LENGTH + bytes.size())
                .u32(timestampSeconds)
                .u8(flags)
                .bytes(bytes)
                .toBytes();
    }

    /** The sender's clock as an instant. */
    public Instant timestamp() {
        return Instant.ofEpochSecond(timestampSeconds);
    }

    /** The text type, 0..63; nodes show only type 0. */
    public int textType() {
        return flags >>> TYPE_SHIFT;
    }

    /** The attempt, 0..3. */
    public int attempt() {
        return flags & ATTEMPT_MASK;
    }

    /**
     * The text before the first {@code ": "}, if that is 1 to 49 bytes long and has no colon or square bracket: it
     * is not authenticated.
     */
    public Optional<String> sender() {
        return senderOf(text);
    }

    /** The sender's name in any text, by the rule of {@link #sender()}. */
    public static Optional<String> senderOf(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 1) {
            return Optional.empty();
        }
        String name = text.substring(0, end);
        boolean plain = name.indexOf(':') < 0 && name.indexOf('[') < 0 && name.indexOf(']') < 0;
        return plain && name.getBytes(StandardCharsets.UTF_8).length <= MAX_SENDER_BYTES
                ? Optional.of(name)
                : Optional.empty();
    }
}
