package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import java.nio.charset.StandardCharsets;

/** The text that a channel key decrypted but that no node would show. */
final class ImplausibleText {

    /** Time and flags precede the text. */
    private static final int HEADER_LENGTH = 5;

    private ImplausibleText() {}

    /** The text up to its padding, including control characters: the caller must escape it. */
    static String of(Bytes plaintext) {
        int end = plaintext.size();
        while (end > HEADER_LENGTH && plaintext.u8(end - 1) == 0) {
            end--;
        }
        return new String(plaintext.slice(HEADER_LENGTH, end).toByteArray(), StandardCharsets.UTF_8);
    }
}
