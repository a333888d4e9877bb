package io.github.meshcorejvm.cli.config;

import java.util.regex.Pattern;

/**
 * Hides what looks like a secret in an error or a warning, for a secret may stand under any key by mistake: the password of a
 * URL, and hex digits as long as a channel key with some missing.
 */
final class SecretText {

    private static final String HIDDEN = "***";
    /** Not the scheme of a database URL with a user alone, such as that of the examples in errors. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?<![^\\s\"'/:@])(?!postgres(?:ql)?://[^\\s\"'/:@]+@)([^\\s\"'/:@]+:)[^\\s\"@]+@");

    private static final Pattern PARAMETER = Pattern.compile("(?i)\\b((?:password|token|secret)=)[^\\s\"&]+");
    /** Not within a path: an error must name its file, and containers keep files in folders with such names. */
    private static final Pattern KEY = Pattern.compile("(?<![/0-9A-Fa-f])[0-9A-Fa-f]{24,}+(?!/)");

    private SecretText() {}

    static String hide(String text) {
        String shown = PASSWORD.matcher(text).replaceAll("$1" + HIDDEN + "@");
        shown = PARAMETER.matcher(shown).replaceAll("$1" + HIDDEN);
        return KEY.matcher(shown).replaceAll(HIDDEN);
    }
}
