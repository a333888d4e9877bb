package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.internal.Sha256;
import io.github.meshcorejvm.codec.internal.Utf8Text;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The plaintext of a {@link io.github.meshcorejvm.codec.payload.TextMessage}:
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>4</td><td>time</td></tr>
 * <tr><td>1</td><td>flags: upper six bits the text type, lower two the attempt</td></tr>
 * <tr><td>0 or 4</td><td>first bytes of the author's public key, text type 2 only</td></tr>
 * <tr><td>n</td><td>text, UTF-8, up to the first zero byte</td></tr>
 * <tr><td>0 or 2</td><td>a zero byte and the attempt, from attempt 4 on</td></tr>
 * </table>
 *
 * @param timestampSeconds the sender's clock, seconds since 1970, 0..4294967295
 * @param flags 0..255
 * @param authorPrefix 4 bytes, present for text type {@link #SIGNED} only
 * @param textBytes no zero byte among them
 * @param extendedAttempt the byte after the zero byte that ends the text, 0..255; 0 if there is none
 */
public record DirectText(
        long timestampSeconds, int flags, Optional<Bytes> authorPrefix, Bytes textBytes, int extendedAttempt)
        implements DirectContent {

    /** Text type of messages between people. */
    public static final int PLAIN = 0;
    /** Text type of a CLI command or its reply. */
    public static final int COMMAND = 1;
    /** Text type of a room server's post, which begins with the author's key prefix. */
    public static final int SIGNED = 2;
    /** Maximum text that firmware sends, in bytes. */
    public static final int MAX_TEXT_BYTES = 160;

    private static final int HEADER_LENGTH = 5;
    private static final int PREFIX_LENGTH = 4;
    private static final int MAX_SIGNED_TEXT_BYTES = MAX_LENGTH - HEADER_LENGTH - PREFIX_LENGTH;
    private static final int TYPE_SHIFT = 2;
    private static final int ATTEMPT_MASK = 0x03;
    private static final int MAX_DECODED_BYTES = 176;

    /** Checks ranges and length, and that the prefix is present exactly for {@link #SIGNED}. */
    public DirectText {
        Checks.u32("timestampSeconds", timestampSeconds);
        Checks.u8("flags", flags);
        Checks.u8("extendedAttempt", extendedAttempt);
        boolean signed = flags >>> TYPE_SHIFT == SIGNED;
        if (authorPrefix.isPresent() != signed) {
            throw new IllegalArgumentException("authorPrefix must be " + (signed ? "present" : "absent")
                    + " for text type " + (flags >>> TYPE_SHIFT));
        }
        authorPrefix.ifPresent(prefix -> Checks.size("authorPrefix", prefix, PREFIX_LENGTH));
        if (textBytes.indexOf(0) >= 0) {
            throw new IllegalArgumentException("text must have no zero byte but has one at " + textBytes.indexOf(0));
        }
        Checks.sizeAtMost("text", textBytes, MAX_DECODED_BYTES - HEADER_LENGTH);
    }

    /**
     * A plain text.
     *
     * @param attempt 0..255, counted from 0
     * @param text 160 bytes of UTF-8 at most
     */
    public static DirectText plain(long timestampSeconds, int attempt, String text) {
        Checks.u8("attempt", attempt);
        return new DirectText(
                timestampSeconds,
                PLAIN << TYPE_SHIFT | attempt & ATTEMPT_MASK,
                Optional.empty(),
                utf8(text),
                attempt > ATTEMPT_MASK ? attempt : 0);
    }

    /**
     * A CLI command for a node, or its reply.
     *
     * @param text 160 bytes of UTF-8 at most
     */
    public static DirectText command(long timestampSeconds, String text) {
        return new DirectText(timestampSeconds, COMMAND << TYPE_SHIFT, Optional.empty(), utf8(text), 0);
    }

    /**
     * A post that a room server forwards.
     *
     * @param attempt 0..3
     * @param author who wrote it
     * @param text 158 bytes of UTF-8 at most
     */
    public static DirectText signed(long timestampSeconds, int attempt, NodeKey author, String text) {
        Checks.range("attempt", attempt, 0, ATTEMPT_MASK);
        return new DirectText(
                timestampSeconds,
                SIGNED << TYPE_SHIFT | attempt,
                Optional.of(author.prefix(PREFIX_LENGTH)),
                Checks.sizeAtMost("text", utf8(text), MAX_SIGNED_TEXT_BYTES),
                0);
    }

    private static Bytes utf8(String text) {
        return Checks.sizeAtMost("text", Utf8Text.toSend("text", text), MAX_TEXT_BYTES);
    }

    /** The message; absent if the plaintext is too short for its type. */
    static Optional<DirectText> decode(Bytes plaintext) {
        if (plaintext.size() < HEADER_LENGTH) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(plaintext);
        long timestamp = in.u32();
        int flags = in.u8();
        boolean signed = flags >>> TYPE_SHIFT == SIGNED;
        if (signed && in.remaining() < PREFIX_LENGTH) {
            return Optional.empty();
        }
        Optional<Bytes> prefix = signed ? Optional.of(in.take(PREFIX_LENGTH)) : Optional.empty();
        Bytes rest = in.rest();
        Bytes text = Utf8Text.beforeNul(rest);
        int afterNul = text.size() + 1;
        return Optional.of(
                new DirectText(timestamp, flags, prefix, text, afterNul < rest.size() ? rest.u8(afterNul) : 0));
    }

    /** The sender's clock as an instant. */
    public Instant timestamp() {
        return Instant.ofEpochSecond(timestampSeconds);
    }

    /** The text type, 0..63. */
    public int textType() {
        return flags >>> TYPE_SHIFT;
    }

    /** The attempt, 0..255: the extended one if it is above 3, else the two bits of the flags. */
    public int attempt() {
        return extendedAttempt > ATTEMPT_MASK ? extendedAttempt : flags & ATTEMPT_MASK;
    }

    /** The text, each malformed part of its UTF-8 replaced by U+FFFD, control characters kept. */
    public String text() {
        return new String(textBytes.toByteArray(), StandardCharsets.UTF_8);
    }

    /**
     * The checksum of the {@link io.github.meshcorejvm.codec.payload.Ack} that acknowledges this text: the first 4
     * bytes of SHA-256 over time, flags, prefix, text and a public key. Absent for text types that are not
     * acknowledged.
     *
     * @param key the sender's key for a plain text, that of the node that acknowledges for a signed one
     */
    public OptionalLong ackChecksum(NodeKey key) {
        Objects.requireNonNull(key, "key");
        if (textType() != PLAIN && textType() != SIGNED) {
            return OptionalLong.empty();
        }
        byte[] hash = Sha256.hash(withoutAttempt(), key.bytes());
        return OptionalLong.of(Bytes.copyOf(hash).u32le(0));
    }

    private Bytes withoutAttempt() {
        Bytes prefix = authorPrefix.orElse(Bytes.EMPTY);
        return new ByteWriter(HEADER_LENGTH + prefix.size() + textBytes.size())
                .u32(timestampSeconds)
                .u8(flags)
                .bytes(prefix)
                .bytes(textBytes)
                .toBytes();
    }

    @Override
    public Bytes encode() {
        Bytes start = withoutAttempt();
        if (extendedAttempt == 0) {
            return start;
        }
        return new ByteWriter(start.size() + 2)
                .bytes(start)
                .u8(0)
                .u8(extendedAttempt)
                .toBytes();
    }

    private Object writeReplace() {
        return new Form(encode());
    }

    /** What is serialized, since an Optional cannot be. */
    private record Form(Bytes bytes) implements Serializable {
        private Object readResolve() {
            return decode(bytes).orElseThrow();
        }
    }
}
