package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of the input. Whether it is only hex, like most lines, is determined once. Not thread-safe. */
final class NumberedLine {

    private final String text;
    private final long number;
    private final String stripped;
    private final boolean hex;
    private @Nullable Bytes bytes;

    /**
     * A line.
     *
     * @param text without its end
     * @param number from 1; 0 if the input has no lines
     */
    NumberedLine(String text, long number) {
        this.text = Objects.requireNonNull(text, "text");
        this.number = number;
        this.stripped = text.strip();
        this.hex = !stripped.isEmpty() && HexDigits.isAll(stripped);
    }

    String text() {
        return text;
    }

    long number() {
        return number;
    }

    String stripped() {
        return stripped;
    }

    /** Whether there are hex digits and no other characters. */
    boolean isHex() {
        return hex;
    }

    /** Whether there are two digits for each byte. */
    boolean isBytes() {
        return hex && stripped.length() % 2 == 0;
    }

    /** The bytes of the digits, if {@link #isBytes()}. */
    Bytes bytes() {
        Bytes known = bytes;
        if (known == null) {
            known = Bytes.ofHex(stripped);
            bytes = known;
        }
        return known;
    }

    Found.Unreadable unreadable(int offset, String problem) {
        return new Found.Unreadable(stripped, number, offset, problem);
    }
}
