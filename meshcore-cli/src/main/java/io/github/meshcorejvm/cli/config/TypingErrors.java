package io.github.meshcorejvm.cli.config;

/** Counts typing errors: a letter added, left out or replaced, or two neighbors exchanged (Damerau-Levenshtein). */
public final class TypingErrors {

    private TypingErrors() {}

    /** The least number of errors that make {@code a} of {@code b}. */
    public static int between(String a, String b) {
        int[][] errors = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                errors[i][j] = i == 0 || j == 0 ? i + j : min(errors, a, b, i, j);
            }
        }
        return errors[a.length()][b.length()];
    }

    private static int min(int[][] errors, String a, String b, int i, int j) {
        int replaced = errors[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int min = Math.min(replaced, 1 + Math.min(errors[i - 1][j], errors[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(min, errors[i - 2][j - 2] + 1) : min;
    }
}
