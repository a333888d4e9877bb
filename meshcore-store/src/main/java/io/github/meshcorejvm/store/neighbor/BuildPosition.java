package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.NeighborOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the observations are counted in the table; kept in the database and changed only together with the edges.
 *
 * @param observation the id of the last counted observation; later ones are not counted yet
 * @param options the options that they were counted with, as text; after runs with different options, all of them
 * @param fingerprint what the table held when this program last wrote it; empty in a file from before it was kept
 * @param merges how often observations were merged or changed so that they give other edges: what was read before the last time
 *     is out of date
 */
public record BuildPosition(long observation, String options, Optional<EdgeFingerprint> fingerprint, long merges) {

    /** The key of the state that {@link #observation} is kept under. */
    public static final String POSITION_KEY = "neighbor.position";

    /** The key of the state that {@link #options} are kept under. */
    public static final String OPTIONS_KEY = "neighbor.options";

    /** The key of the state that {@link #merges} are kept under. */
    public static final String MERGES_KEY = "neighbor.merges";

    /** Between the options of a table that was counted with different ones. */
    private static final String AND = " and ";

    /** Whether some of the existing edges count direct routes. */
    public boolean directRoutes() {
        return !each().allMatch(text -> text.endsWith("directRoutes=false"));
    }

    /** The shortest hop, in bytes, that the existing edges count. */
    public int minHopBytes() {
        return each().mapToInt(BuildPosition::minHopBytes).min().orElse(1);
    }

    /** The options to store when counts with {@code added} join the existing ones. */
    String optionsWith(NeighborOptions added) {
        String text = added.toString();
        return each().anyMatch(text::equals) ? options : options + AND + text;
    }

    /** The options of existing counts that differ from those of a build; they remain until a rebuild. */
    Optional<String> optionsOtherThan(NeighborOptions build) {
        List<String> others =
                each().filter(used -> !used.equals(build.toString())).toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(String.join(AND, others));
    }

    private Stream<String> each() {
        return Stream.of(options.split(AND, -1));
    }

    private static int minHopBytes(String options) {
        int at = options.indexOf(NeighborOptions.MIN_HOP_BYTES);
        int digit = at + NeighborOptions.MIN_HOP_BYTES.length();
        // If damaged, the default: the options then do not match, and the edges are counted again.
        return at < 0 || digit >= options.length() ? 1 : Math.max(1, Character.digit(options.charAt(digit), 10));
    }
}
