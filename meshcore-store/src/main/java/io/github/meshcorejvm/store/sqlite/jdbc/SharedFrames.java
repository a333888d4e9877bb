package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.interpret.SharedContact;
import java.util.Locale;

/**
 * Tells observations of shared contacts from genuine ones. Older programs did not store the frames of observations: such a row
 * is judged by its transmission.
 */
public final class SharedFrames {

    private static final String IS_SHARED = """
            CASE WHEN ifnull(%1$s.raw_hex, '') <> '' THEN %1$s.raw_hex GLOB '%2$s'
              ELSE ifnull(%1$s.path_json, '') IN ('', '[]') AND EXISTS (SELECT 1 FROM transmissions t WHERE t.id = %1$s.transmission_id
                AND t.payload_type IS 4 AND t.raw_hex GLOB '%2$s') END""";

    private SharedFrames() {}

    /** SQL condition, never NULL: a row of {@code observations}, by its name in the statement, is a shared contact. */
    public static String isShared(String row) {
        return "(" + String.format(Locale.ROOT, IS_SHARED, row, SharedContact.GLOB) + ")";
    }
}
