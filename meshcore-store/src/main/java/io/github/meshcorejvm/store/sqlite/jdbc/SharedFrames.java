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
              ELSE ifnull(%1$s.path_json, '') IN ('', '[]') AND %3$s END""";

    private static final String OF_TRANSMISSION = "t.payload_type IS 4 AND t.raw_hex GLOB '" + SharedContact.GLOB + "'";

    private SharedFrames() {}

    /** SQL condition, never NULL: a row of {@code observations}, by its name in the statement, is a shared contact. */
    public static String isShared(String row) {
        return isShared(
                row,
                "EXISTS (SELECT 1 FROM transmissions t WHERE t.id = " + row + ".transmission_id AND " + OF_TRANSMISSION
                        + ")");
    }

    /** The same in a statement that has joined the transmission of the row as {@code t}. */
    public static String isSharedJoined(String row) {
        return isShared(row, OF_TRANSMISSION);
    }

    private static String isShared(String row, String ofTransmission) {
        return "(" + String.format(Locale.ROOT, IS_SHARED, row, SharedContact.GLOB, ofTransmission) + ")";
    }
}
