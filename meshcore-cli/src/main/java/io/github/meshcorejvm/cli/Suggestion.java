package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.config.TypingErrors;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The words that somebody may have meant who typed another one. */
public final class Suggestion {

    private static final int MAX_ERRORS = 2;
    private static final int MAX_WORDS = 3;
    private static final int MIN_START = 2;

    private Suggestion() {}

    /** Those that differ from {@code typed} by a slip or begin with it, the closest first. */
    public static List<String> of(String typed, Collection<String> words) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> isClose(lower, word.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(word -> TypingErrors.between(lower, word.toLowerCase(Locale.ROOT))))
                .limit(MAX_WORDS)
                .toList();
    }

    private static boolean isClose(String typed, String word) {
        if (typed.length() >= MIN_START && word.startsWith(typed)) {
            return true;
        }
        // Of a short word, two errors leave nothing; a long text may be a key and costs time to compare.
        int allowed = Math.min(MAX_ERRORS, Math.min(typed.length(), word.length()) / 2);
        return Math.abs(typed.length() - word.length()) <= allowed && TypingErrors.between(typed, word) <= allowed;
    }

    /** The line of an error. */
    static String line(List<String> words) {
        return "Did you mean " + String.join(" or ", words) + "?";
    }
}
