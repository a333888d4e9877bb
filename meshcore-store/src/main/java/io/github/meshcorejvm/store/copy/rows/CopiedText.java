package io.github.meshcorejvm.store.copy.rows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Checks texts: PostgreSQL takes neither U+0000, which is removed, nor bytes that are not UTF-8. Counts the texts that it
 * changes. Not thread-safe.
 */
public final class CopiedText {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    private long repaired;

    /** How many texts were changed. */
    public long repaired() {
        return repaired;
    }

    /** The text without U+0000, as the ingest of both engines stores it. */
    public byte[] withoutNul(byte[] text) {
        int kept = 0;
        while (kept < text.length && text[kept] != 0) {
            kept++;
        }
        if (kept == text.length) {
            return text;
        }
        byte[] rest = text.clone();
        for (byte each : Arrays.copyOfRange(text, kept, text.length)) {
            if (each != 0) {
                rest[kept++] = each;
            }
        }
        repaired++;
        return Arrays.copyOf(rest, kept);
    }

    /** The reason for which PostgreSQL would refuse a text without U+0000. */
    public Optional<String> problem(byte[] text) {
        boolean ascii = true;
        for (byte each : text) {
            ascii &= each >= 0;
        }
        if (!ascii) {
            try {
                decoder.decode(ByteBuffer.wrap(text));
            } catch (CharacterCodingException invalid) {
                return Optional.of("is not valid UTF-8");
            }
        }
        return Optional.empty();
    }
}
