package io.github.meshcorejvm.cli.message;

import java.util.OptionalDouble;

/**
 * A number in a text: decimal, with blanks around it and a unit after it ({@code dBm dB mW km mi m}, any case). A cursor over
 * one text, used once.
 */
final class NumberParser {

    private static final String[] UNITS = {"dbm", "db", "mw", "km", "mi", "m"};
    private static final int CASE = 0x20;

    private final String text;
    private int at;

    private NumberParser(String text) {
        this.text = text;
    }

    /** The number; empty for a text that is not a single number. May be infinite. */
    static OptionalDouble parse(String text) {
        return new NumberParser(text).parse();
    }

    private OptionalDouble parse() {
        skipBlanks();
        int begin = at;
        if (!skip('+')) {
            skip('-');
        }
        int digits = skipDigits();
        if (skip('.')) {
            digits += skipDigits();
        }
        if (digits == 0) {
            return OptionalDouble.empty();
        }
        skipExponent();
        int end = at;
        skipBlanks();
        skipUnit();
        skipBlanks();
        return at == text.length()
                ? OptionalDouble.of(Double.parseDouble(text.substring(begin, end)))
                : OptionalDouble.empty();
    }

    private void skipExponent() {
        int before = at;
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            if (skipDigits() == 0) {
                at = before;
            }
        }
    }

    private void skipUnit() {
        for (String unit : UNITS) {
            int i = 0;
            while (i < unit.length() && at + i < text.length() && (text.charAt(at + i) | CASE) == unit.charAt(i)) {
                i++;
            }
            if (i == unit.length()) {
                at += i;
                return;
            }
        }
    }

    private int skipDigits() {
        int begin = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - begin;
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) >= '\t' && text.charAt(at) <= '\r')) {
            at++;
        }
    }
}
