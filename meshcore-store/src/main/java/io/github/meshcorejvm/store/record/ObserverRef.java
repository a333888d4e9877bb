package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.store.internal.StoredText;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who heard something.
 *
 * @param id as in the topic, case kept
 * @param name what the observer calls itself, never empty
 * @param iata IATA code of the airport nearest to it, upper case
 */
public record ObserverRef(String id, Optional<String> name, Optional<String> iata) {

    private static final int KEY_DIGITS = 64;

    /** Removes U+0000, and checks that the id is not empty; an empty name or airport code counts as absent. */
    public ObserverRef {
        id = StoredText.of(id);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("observer id must not be empty");
        }
        iata = StoredText.of(iata).filter(given -> !given.isEmpty());
        name = StoredText.of(name).filter(given -> !given.isEmpty());
    }

    /** An observer with only an id. */
    public static ObserverRef of(String id) {
        return new ObserverRef(id, Optional.empty(), Optional.empty());
    }

    /** The ids that its row may have: keys that differ only in case are one observer. */
    public Set<String> spellings() {
        if (id.length() != KEY_DIGITS || !id.chars().allMatch(HexFormat::isHexDigit)) {
            return Set.of(id);
        }
        return new LinkedHashSet<>(List.of(id, id.toUpperCase(Locale.ROOT), id.toLowerCase(Locale.ROOT)));
    }
}
