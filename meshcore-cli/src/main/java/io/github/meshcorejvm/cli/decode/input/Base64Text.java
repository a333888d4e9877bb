package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.link.ReceivedFrame;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Packets in base64, distinguished from mistyped hex and from words, whose characters are valid in base64 too. Short text must
 * be a packet as nodes send it; long text only needs to look like base64, so that damaged packets are recognized.
 */
final class Base64Text {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9+/_-]{4,}={0,2}");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+");
    /** What zeros are in base64: no sign of hex. */
    private static final Pattern ZEROS = Pattern.compile("A{3,}");

    /** Base64 of random bytes has 66 % letters that are not hex digits. */
    private static final double MAX_IN_HEX = 0.25;

    private static final double MIN_IN_BASE64 = 0.4;
    private static final int MIN_LONG = 24;

    private Base64Text() {}

    /** The bytes, if a text is a packet in base64. */
    static Optional<Bytes> decode(String text) {
        if (!SHAPE.matcher(text).matches() || WORD.matcher(text).matches()) {
            return Optional.empty();
        }
        double noHex = noHex(ZEROS.matcher(text).replaceAll(""));
        return noHex < MAX_IN_HEX
                ? Optional.empty()
                : bytes(text).filter(bytes -> isWhole(bytes) || noHex >= MIN_IN_BASE64 && isLong(text));
    }

    /** The part of the letters and digits that hex does not have. */
    private static double noHex(String text) {
        long all = text.chars().filter(Character::isLetterOrDigit).count();
        return all == 0
                ? 0
                : (double) text.chars()
                                .filter(c -> Character.isLetterOrDigit(c) && !HexDigits.is((char) c))
                                .count()
                        / all;
    }

    private static Optional<Bytes> bytes(String text) {
        try {
            String standard = text.replace('-', '+').replace('_', '/');
            byte[] bytes = Base64.getDecoder().decode(standard);
            String digits = standard.replace("=", "");
            // No encoder leaves bits behind the last byte.
            return Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(digits)
                    ? Optional.of(Bytes.copyOf(bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(Bytes bytes) {
        return FrameShape.isWhole(bytes)
                || ReceivedFrame.ofCompanionFrame(bytes)
                        .filter(frame -> FrameShape.isWhole(frame.rawBytes()))
                        .isPresent();
    }

    /** Whether a text is long, and of all kinds of characters. */
    private static boolean isLong(String text) {
        return text.length() >= MIN_LONG
                && text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase)
                && text.chars().anyMatch(c -> !Character.isLetter(c) && c != '=');
    }
}
