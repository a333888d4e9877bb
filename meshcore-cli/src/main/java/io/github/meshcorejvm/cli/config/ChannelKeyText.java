package io.github.meshcorejvm.cli.config;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads the key of a channel as people copy it: 32 or 64 hex digits, also with {@code 0x}, blanks and colons, or base64 of
 * 16 or 32 bytes.
 */
public final class ChannelKeyText {

    /** What is allowed, for messages. */
    public static final String ALLOWED = "32 or 64 hex digits, or base64 of 16 or 32 bytes";

    private ChannelKeyText() {}

    /** The key as 32 or 64 hex digits, if {@code text} is one. */
    public static Optional<String> hex(String text) {
        String digits = text.replaceAll("(?<![0-9A-Za-z])0[xX]", "").replaceAll("[\\s:]", "");
        if (digits.matches("[0-9a-fA-F]{32}|[0-9a-fA-F]{64}")) {
            return Optional.of(digits);
        }
        return base64(text.replaceAll("\\s", ""));
    }

    private static Optional<String> base64(String text) {
        // 16 bytes are 22 characters and 32 are 43; apps omit the padding and write - and _ in links.
        if (!text.matches("([0-9A-Za-z+/_-]{22}(==)?)|([0-9A-Za-z+/_-]{43}=?)")) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            return Optional.of(HexFormat.of().formatHex(key));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
