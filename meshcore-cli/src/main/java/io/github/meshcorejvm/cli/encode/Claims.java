package io.github.meshcorejvm.cli.encode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims that the option {@code --claim} adds to a token. */
final class Claims {

    private static final Set<String> OF_OTHER_OPTIONS = Set.of("publicKey", "iat", "exp", "aud");

    private Claims() {}

    /**
     * Splits texts such as {@code owner=me}, in the order given.
     *
     * @throws IllegalArgumentException if one has no name or another sets the same claim; the value is not quoted
     */
    static Map<String, String> parse(List<String> texts) {
        Map<String, String> claims = new LinkedHashMap<>();
        for (String text : texts) {
            int split = text.indexOf('=');
            if (split <= 0) {
                throw new IllegalArgumentException("--claim must be NAME=TEXT, such as owner=me (value not shown)");
            }
            String name = text.substring(0, split);
            if (OF_OTHER_OPTIONS.contains(name)) {
                throw new IllegalArgumentException("--claim must not set " + name + ", which other options determine");
            }
            if (claims.putIfAbsent(name, text.substring(split + 1)) != null) {
                throw new IllegalArgumentException("--claim sets " + name + " twice");
            }
        }
        return claims;
    }
}
