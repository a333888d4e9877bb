package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import java.nio.charset.StandardCharsets;

/** The text in what a channel key decrypted, though it is none that a node would show. */
final class ImplausibleText {

    /** Time and flags stand before the text. */
    private static final int HEADER_LENGTH = 5;

    private ImplausibleText() {}

    /** The text up to its padding, controls and all: whoever prints it escapes it. */
    static String of(Bytes plaintext) {
        int end = plaintext.size();
        while (end > HEADER_LENGTH && plaintext.u8(end - 1) == 0) {
            end--;
        }
        return new String(plaintext.slice(HEADER_LENGTH, end).toByteArray(), StandardCharsets.UTF_8);
    }
}
