package io.github.meshcorejvm.store.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.EdgeObservers;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeardByTest {

    /** Observations may refer to observers that do not exist, by any number: a set of bits would take 256 MB for this one. */
    @Test
    void anyNumberOfAnObserverTakesTheSameMemory() {
        EdgeObservers.Observer roof = new EdgeObservers.Observer("ab", Optional.of("Roof"), Optional.empty());
        HeardBy heardBy = new HeardBy();
        heardBy.set(0, new int[] {7, Integer.MAX_VALUE});
        heardBy.set(1, new int[] {7});

        assertThat(heardBy.all()).containsExactly(7, Integer.MAX_VALUE);
        EdgeObservers observers = heardBy.of(2, Map.of(7, roof));
        assertThat(observers.all()).extracting(EdgeObservers.Observer::id).containsExactly("ab", "");
        assertThat(observers.of(0)).containsExactly(0, 1);
        assertThat(observers.of(1)).containsExactly(0);
    }

    @Test
    void moreThanFitAreUnknown() {
        HeardBy heardBy = new HeardBy();
        int[] many = IntStream.range(1, 1 << 19).toArray();
        heardBy.set(0, many);
        heardBy.set(1, many);
        assertThat(heardBy.all()).hasSize(many.length);
        heardBy.set(2, new int[] {1, 2, 3});

        assertThat(heardBy.all()).isEmpty();
        assertThat(heardBy.of(3, Map.of())).isSameAs(EdgeObservers.UNKNOWN);
    }

    @Test
    void rowsWithoutObserversAreEmpty() {
        HeardBy heardBy = new HeardBy();
        heardBy.set(2, new int[] {5});
        heardBy.retain(4, row -> row >= 1);

        EdgeObservers observers = heardBy.of(3, Map.of());
        assertThat(observers.of(0)).isEmpty();
        assertThat(observers.of(1)).containsExactly(0);
        assertThat(observers.of(2)).isEmpty();
    }
}
