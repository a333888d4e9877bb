package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.util.Optional;

/**
 * How far the observations are counted in the table; kept in the database and changed only together with the edges.
 *
 * @param observation the id of the last counted observation; later ones are not counted yet
 * @param options the options that they were counted with, as text
 * @param fingerprint what the table held when this program last wrote it; empty in a file from before it was kept
 */
public record BuildPosition(long observation, String options, Optional<EdgeFingerprint> fingerprint) {

    /** The key of the state that {@link #observation} is kept under. */
    public static final String POSITION_KEY = "neighbor.position";

    /** The key of the state that {@link #options} are kept under. */
    public static final String OPTIONS_KEY = "neighbor.options";

    /** Whether the existing edges count direct routes. */
    public boolean directRoutes() {
        return !options.endsWith("directRoutes=false");
    }

    /** The shortest hop, in bytes, that the existing edges count. */
    public int minHopBytes() {
        int at = options.indexOf(NeighborOptions.MIN_HOP_BYTES);
        int digit = at + NeighborOptions.MIN_HOP_BYTES.length();
        // If damaged, the default: the options then do not match, and the edges are counted again.
        return at < 0 || digit >= options.length() ? 1 : Math.max(1, Character.digit(options.charAt(digit), 10));
    }
}
