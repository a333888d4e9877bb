package io.github.meshcorejvm.store.write;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Who heard something.
 *
 * @param id as in the topic, case kept
 * @param name what the observer calls itself, never empty
 * @param iata its region, upper case
 */
public record ObserverRef(String id, Optional<String> name, Optional<String> iata) {

    private static final int KEY_DIGITS = 64;

    /** Refuses an empty id; an empty name or region is none. */
    public ObserverRef {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("observer id must not be empty");
        }
        iata = iata.filter(given -> !given.isEmpty());
        name = name.filter(given -> !given.isEmpty());
    }

    /** An observer of which nothing but its id is known. */
    public static ObserverRef of(String id) {
        return new ObserverRef(id, Optional.empty(), Optional.empty());
    }

    /** The same for all spellings of one observer: keys that differ in case only are one. */
    static String identity(String id) {
        if (id.length() != KEY_DIGITS) {
            return id;
        }
        for (int i = 0; i < KEY_DIGITS; i++) {
            if (!HexFormat.isHexDigit(id.charAt(i))) {
                return id;
            }
        }
        return id.toLowerCase(Locale.ROOT);
    }
}
