package io.github.meshcorejvm.store.neighbor;

import java.util.Optional;

/**
 * The fingerprint of {@code neighbor_edges} when this program last wrote it. If the table differs, another program has written
 * to it, which counts the same observations again. Kept in the database, and changed only together with the edges.
 *
 * @param rows how many edges
 * @param counts the sum of their counts
 * @param newest their newest time, in epoch seconds; 0 if there are none
 */
public record EdgeFingerprint(long rows, long counts, long newest) {

    /** The key of the state that it is kept under. */
    public static final String KEY = "neighbor.fingerprint";

    /** The stored form. */
    public String text() {
        return rows + " " + counts + " " + newest;
    }

    /** Parses the stored form; empty if it is damaged. */
    public static Optional<EdgeFingerprint> parse(String text) {
        String[] parts = text.split(" ");
        try {
            return parts.length == 3
                    ? Optional.of(new EdgeFingerprint(
                            Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }
}
