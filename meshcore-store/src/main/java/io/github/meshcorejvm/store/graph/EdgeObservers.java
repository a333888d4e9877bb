package io.github.meshcorejvm.store.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** The observers with evidence for each edge of a graph. Immutable. */
public final class EdgeObservers {

    /** For a graph whose observers are unknown. */
    public static final EdgeObservers UNKNOWN = new EdgeObservers(List.of(), new int[0], new int[0]);

    private final List<Observer> all;
    private final int[] ends;
    private final int[] places;

    /**
     * Takes over two columns.
     *
     * @param all the observers with evidence for any edge
     * @param ends for each edge, where its part of {@code places} ends
     * @param places places in {@code all}
     */
    public EdgeObservers(List<Observer> all, int[] ends, int[] places) {
        this.all = List.copyOf(all);
        this.ends = Objects.requireNonNull(ends, "ends");
        this.places = Objects.requireNonNull(places, "places");
    }

    /**
     * An observer.
     *
     * @param id its key
     * @param name as it gave it: any text at all
     * @param iata its IATA code: the airport near it
     */
    public record Observer(String id, Optional<String> name, Optional<String> iata) {

        /** Refuses null. */
        public Observer {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(iata, "iata");
        }
    }

    /** The observers with evidence for any edge; empty if unknown. */
    public List<Observer> all() {
        return all;
    }

    /** The observers of the edge with an index, as places in {@link #all()}. */
    public IntStream of(int edge) {
        return edge < ends.length
                ? Arrays.stream(places, edge == 0 ? 0 : ends[edge - 1], ends[edge])
                : IntStream.empty();
    }
}
