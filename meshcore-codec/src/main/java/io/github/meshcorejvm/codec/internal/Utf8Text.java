package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text in bytes from the air. */
public final class Utf8Text {

    /** How many control characters, other than tab, line feed and carriage return, a plausible text has at most. */
    public static final int MAX_CONTROL_CHARACTERS = 2;

    /** What separates lines. */
    public static final Bytes LINE_FEED = Bytes.copyOf((byte) '\n');

    private Utf8Text() {}

    /** The bytes before the first zero byte. */
    public static Bytes beforeNul(Bytes bytes) {
        int end = bytes.indexOf(0);
        return end < 0 ? bytes : bytes.slice(0, end);
    }

    /** The UTF-8 bytes of a text. */
    public static Bytes encode(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The UTF-8 bytes of a text to send, which its receiver reads as the same text.
     *
     * @throws IllegalArgumentException if there is a zero byte, which would end the text, or half of a surrogate pair, which
     *     has no UTF-8; the message does not contain the text
     */
    public static Bytes toSend(String field, String text) {
        Bytes bytes = encode(text);
        if (bytes.indexOf(0) >= 0) {
            throw new IllegalArgumentException(field + " must have no zero byte but has one at " + bytes.indexOf(0));
        }
        if (!decode(bytes).equals(text)) {
            throw new IllegalArgumentException(field + " must be Unicode but has half of a surrogate pair");
        }
        return bytes;
    }

    /** The same for one of several texts that a character separates. */
    public static Bytes toSend(String field, String text, char separator) {
        if (text.indexOf(separator) >= 0) {
            throw new IllegalArgumentException(field + " must have no "
                    + (separator == '\n' ? "line feed" : "'" + separator + "'") + ", which would end it");
        }
        return toSend(field, text);
    }

    /** The text, with each malformed part of its UTF-8 replaced by U+FFFD. */
    public static String decode(Bytes bytes) {
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }

    /** One of at most {@code lines} lines, the last of which may contain line feeds; empty if it is missing. */
    public static String line(Bytes text, int index, int lines) {
        String[] split = decode(text).split("\n", lines);
        return index < split.length ? split[index] : "";
    }

    /** Refuses bytes that contain a zero byte, which would end the text. */
    public static void requireNoNul(Bytes text) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("text must not contain a zero byte but has one at " + text.indexOf(0));
        }
    }

    /**
     * The text, if it is plausible: valid UTF-8 except for a character cut off at the very end
     * (senders cut at 160 bytes), which is left out, and at most two control characters. Absent otherwise: the key that
     * gave these bytes was the wrong one.
     */
    public static Optional<String> plausible(Bytes bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BytesAccess access = BytesAccess.get();
        CharBuffer text = CharBuffer.allocate(bytes.size());
        ByteBuffer in = ByteBuffer.wrap(access.array(bytes), access.offset(bytes), bytes.size());
        // endOfInput is false, so that the decoder does not report a character that is cut off.
        if (decoder.decode(in, text, false).isError() || isHalfSurrogate(in)) {
            return Optional.empty();
        }
        // As a Buffer: older class libraries, such as that of Android, do not override flip() in CharBuffer.
        Buffer read = text;
        read.flip();
        String plausible = text.toString();
        return controlCharacters(plausible) > MAX_CONTROL_CHARACTERS ? Optional.empty() : Optional.of(plausible);
    }

    /** Whether what is left is the begin of a surrogate, which is no character of UTF-8; the decoder waits for its third byte. */
    private static boolean isHalfSurrogate(ByteBuffer left) {
        return left.remaining() == 2
                && (left.get(left.position()) & 0xFF) == 0xED
                && (left.get(left.position() + 1) & 0xFF) >= 0xA0;
    }

    /** How many characters of a text are control characters other than tab, line feed and carriage return. */
    public static int controlCharacters(String text) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) {
                count++;
            }
        }
        return count;
    }

    /**
     * Whether the bytes of a range up to the first zero byte have the shape of UTF-8: a quick look at lead and
     * following bytes, which all that is {@link #plausible} passes and random bytes seldom do.
     */
    public static boolean mayBe(Bytes bytes, int from, int to) {
        int following = 0;
        for (int at = from; at < to; at++) {
            int unit = bytes.u8(at);
            if (unit == 0) {
                return true;
            }
            boolean follows = (unit & 0xC0) == 0x80;
            if (follows != following > 0) {
                return false;
            }
            following = follows ? following - 1 : followers(unit);
        }
        return true;
    }

    /** How many bytes a lead byte is followed by. */
    private static int followers(int lead) {
        if (lead < 0xC0) {
            return 0;
        }
        return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    }

    private static boolean isControl(int c) {
        return c < 0x20 && c != '\t' && c != '\r' && c != '\n' || c == 0x7F;
    }
}
