package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text out of bytes from the air. */
public final class Utf8Text {

    private static final int MAX_CONTROL_CHARACTERS = 2;

    private Utf8Text() {}

    /** The bytes before the first zero byte. */
    public static Bytes beforeNul(Bytes bytes) {
        int end = bytes.indexOf(0);
        return end < 0 ? bytes : bytes.slice(0, end);
    }

    /**
     * The text, if it is such as a person may have written: valid UTF-8 but for a character cut off at the very end
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
        // Not the end of the input, as far as the decoder is told: so it leaves a cut character alone.
        if (decoder.decode(in, text, false).isError()) {
            return Optional.empty();
        }
        text.flip();
        return text.chars().filter(Utf8Text::isControl).count() > MAX_CONTROL_CHARACTERS
                ? Optional.empty()
                : Optional.of(text.toString());
    }

    private static boolean isControl(int c) {
        return c < 0x20 && c != '\t' && c != '\r' && c != '\n' || c == 0x7F;
    }
}
