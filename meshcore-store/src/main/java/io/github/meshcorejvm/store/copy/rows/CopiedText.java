package io.github.meshcorejvm.store.copy.rows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks texts: PostgreSQL takes neither U+0000 nor bytes that are not UTF-8. Not thread-safe. */
public final class CopiedText {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    /** The reason for which PostgreSQL would refuse a text. */
    public Optional<String> problem(byte[] text) {
        boolean ascii = true;
        for (byte each : text) {
            if (each == 0) {
                return Optional.of("holds the character U+0000, which PostgreSQL cannot store");
            }
            ascii &= each > 0;
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
