package io.github.meshcorejvm.store.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Strangers choose how many edges and nodes there are; a graph of more than fit into the memory is refused. */
class EdgeRowsTest {

    /** Of 1,001 nodes, so that these are not too many. */
    @Test
    void moreEdgesThanFitIntoTheMemoryAreRefused() {
        List<String> keys = keys(1_001);
        EdgeRows rows = new EdgeRows();
        for (int i = 0; i < 500_000; i++) {
            rows.add(keys.get(i / 1_000), keys.get(501 + i % 500), 1, 0);
        }
        assertThat(rows.size()).isEqualTo(500_000);
        assertThatThrownBy(() -> rows.add(keys.get(0), keys.get(1), 1, 0))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("more than 500000 edges")
                .hasMessageContaining("--min-count");
    }

    @Test
    void edgesOfMoreNodesThanFitIntoTheMemoryAreRefused() {
        List<String> keys = keys(50_001);
        EdgeRows rows = new EdgeRows();
        for (int i = 1; i < 50_000; i++) {
            rows.add(keys.get(0), keys.get(i), 1, 0);
        }
        assertThatThrownBy(() -> rows.add(keys.get(0), keys.get(50_000), 1, 0))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("edges of more than 50000 nodes");
    }

    /** Nobody needs to free unused memory first. */
    @Test
    void aGraphHasOnlyTheRowsThatWereAdded() {
        GraphNodes nodes = new GraphNodes(Set.of());
        KnownObservers observers = new KnownObservers(new int[0]);
        assertThat(new EdgeRows().toGraph(nodes, observers).edges()).isEmpty();

        EdgeRows one = new EdgeRows();
        one.add("0a", "0b", 3, 0);
        assertThat(one.toGraph(new GraphNodes(Set.of("0a", "0b")), observers).edges())
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.count()).isEqualTo(3);
                    assertThat(edge.medianSnr()).isEmpty();
                });
    }

    private static List<String> keys(int count) {
        List<String> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(Integer.toString(i));
        }
        return keys;
    }
}
