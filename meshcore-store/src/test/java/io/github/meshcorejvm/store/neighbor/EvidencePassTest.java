package io.github.meshcorejvm.store.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Strangers choose how much is told of edges; what does not fit into the memory is left to further passes. */
class EvidencePassTest {

    private static final int EDGES = 1_000;

    @Test
    void aPassThatKnowsTooMuchLeavesEdgesToTheNext() {
        EdgeRows rows = star(EDGES);
        int[] ends = places(EDGES + 1);
        // Room for what is known of some ten edges.
        int from = 0;
        int passes = 0;
        while (from < EDGES) {
            EvidencePass pass = new EvidencePass(rows, from, ends, 2_000);
            for (int i = 1; i <= EDGES; i++) {
                if (pass.wants(0, i)) {
                    pass.add(0, i, i, i / 10.0);
                }
            }
            int next = pass.finish(new BitSet());
            assertThat(next - from).as("edges of a pass").isBetween(1, 20);
            from = next;
            passes++;
        }
        assertThat(passes).isGreaterThanOrEqualTo(EDGES / 20);
    }

    @Test
    void aPassTakesNoMoreEdgesThanFitIntoTheMemory() {
        EdgeRows rows = new EdgeRows();
        for (int i = 0; i < 200_000; i++) {
            rows.add(Integer.toString(i / 500), Integer.toString(400 + i % 500), 1, 0);
        }
        rows.trim();
        EvidencePass pass = new EvidencePass(rows, 0, places(rows.keys().size()), Long.MAX_VALUE);
        assertThat(pass.finish(new BitSet())).isEqualTo(150_000);
    }

    /** The heap that the launcher gives has 128 MB. */
    @Test
    void theMemoryOfAPassIsAPartOfTheHeap() {
        assertThat(EvidencePass.MAX_BYTES).isLessThanOrEqualTo(32L << 20);
    }

    /** A caller that could choose, or that adds what is left to the next pass, would fill the memory. */
    @Test
    void noCallerTakesMoreMemoryThanAPassHas() {
        assertThat(EvidencePass.class.getConstructors())
                .singleElement()
                .satisfies(constructor ->
                        assertThat(constructor.getParameterTypes()).doesNotContain(long.class));
        EdgeRows rows = star(EDGES);
        EvidencePass asked = new EvidencePass(rows, 0, places(EDGES + 1), 2_000);
        EvidencePass unasked = new EvidencePass(rows, 0, places(EDGES + 1), 2_000);
        for (int i = 1; i <= EDGES; i++) {
            if (asked.wants(0, i)) {
                asked.add(0, i, i, 1);
            }
            unasked.add(0, i, i, 1);
            unasked.add(i, i + 1, i, 1);
        }
        int edges = asked.finish(new BitSet());
        assertThat(edges).isGreaterThan(1);
        assertThat(unasked.finish(new BitSet())).isEqualTo(edges);
    }

    private static EdgeRows star(int edges) {
        EdgeRows rows = new EdgeRows();
        for (int i = 1; i <= edges; i++) {
            rows.add("0", Integer.toString(i), 1, 0);
        }
        rows.trim();
        return rows;
    }

    private static int[] places(int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = i;
        }
        return places;
    }
}
