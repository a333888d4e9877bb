package io.github.meshcorejvm.store.graph.rules;

import java.util.Locale;
import java.util.Optional;

/** Node keys as text: 64 hex digits, in lower case. */
public final class NodeKeys {

    static final int HEX_DIGITS = 64;

    private NodeKeys() {}

    /** {@code text} as a key, or empty if it is invalid: not 64 characters, or not all of them hex digits of either case. */
    public static Optional<String> normalize(String text) {
        if (text.length() != HEX_DIGITS) {
            return Optional.empty();
        }
        boolean upper = false;
        for (int i = 0; i < HEX_DIGITS; i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'F') {
                upper = true;
            } else if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return Optional.empty();
            }
        }
        return Optional.of(upper ? text.toLowerCase(Locale.ROOT) : text);
    }
}
