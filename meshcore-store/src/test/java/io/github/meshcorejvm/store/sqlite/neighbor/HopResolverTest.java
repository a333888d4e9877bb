package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.rules.Adjacency;
import io.github.meshcorejvm.store.graph.rules.NeighborResolver;
import io.github.meshcorejvm.store.graph.rules.NodeIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HopResolverTest {

    private static final String SENDER = key("50");
    private static final String A1 = key("a100");
    private static final String A2 = key("a101");
    private static final String A3 = key("a102");
    private static final String B = key("b0");
    private static final String C1 = key("c001");
    private static final String C2 = key("c002");

    private final NodeIndex nodes = NodeIndex.of(List.of(SENDER, A1, A2, A3, B, C1, C2));

    @Test
    void namesAHopThatOnlyOneKeyStartsWith() {
        assertThat(resolve(nodes(), "", "b0", "a100", "77")).containsExactly(B, A1, null);
    }

    @Test
    void takesOfSeveralTheOnlyNeighborOfTheSender() {
        HopResolver resolver = nodes(SENDER, A2);

        assertThat(resolve(resolver, SENDER, "a1")).containsExactly(A2);
        assertThat(resolve(resolver, "", "a1")).containsExactly((String) null);
    }

    @Test
    void takesOfSeveralTheOnlyNeighborOfTheHopBefore() {
        assertThat(resolve(nodes(B, A3, A3, C1), "", "b0", "a1", "c0")).containsExactly(B, A3, C1);
    }

    @Test
    void leavesAHopOpenWhenSeveralAreNeighbors() {
        assertThat(resolve(nodes(B, A1, B, A3), "", "b0", "a1")).containsExactly(B, null);
    }

    @Test
    void anUnresolvedHopBreaksTheChain() {
        assertThat(resolve(nodes(B, C1), "", "b0", "77", "c0")).containsExactly(B, null, null);
    }

    @Test
    void neverTakesTheSenderOrANodeAlreadyPassed() {
        HopResolver resolver = nodes(SENDER, A1, A1, A2, B, A2);

        assertThat(resolve(resolver, SENDER, "50")).containsExactly((String) null);
        assertThat(resolve(resolver, "", "b0", "b0")).containsExactly(B, null);
        assertThat(resolve(resolver, SENDER, "a1", "a1")).containsExactly(A1, A2);
        assertThat(resolve(resolver, SENDER, "a1", "a1", "a1")).containsExactly(A1, A2, null);
    }

    @Test
    void severalKnownNodesNeedAnEdgeEvenWhenAllButOneHavePassed() {
        assertThat(resolve(nodes(), "", "a100", "a101", "a1")).containsExactly(A1, A2, null);
    }

    @Test
    void writesTheColumnParallelToThePathOrNothing() {
        assertThat(nodes().resolve(hops("b0", "77"), Optional.empty()).toJson()).contains("[\"" + B + "\",null]");
        assertThat(nodes().resolve(hops("b0", "77"), Optional.empty()).known()).containsExactly(B);
        assertThat(nodes().resolve(hops("77"), Optional.empty()).toJson()).isEmpty();
        assertThat(nodes().resolve(List.of(), Optional.empty()).toJson()).isEmpty();
        assertThat(HopResolver.EMPTY.resolve(hops("b0"), Optional.empty()).keys())
                .containsExactly(Optional.empty());
    }

    private HopResolver nodes(String... ends) {
        Adjacency.Builder edges = new Adjacency.Builder();
        for (int i = 0; i < ends.length; i += 2) {
            edges.add(ends[i], ends[i + 1]).add(ends[i + 1], ends[i]);
        }
        Adjacency adjacency = edges.build();
        assertThat(adjacency.size()).isEqualTo(ends.length / 2);
        return new NeighborResolver(nodes, adjacency);
    }

    private static List<String> resolve(HopResolver resolver, String sender, String... hops) {
        return resolver.resolve(hops(hops), Optional.of(sender).filter(key -> !key.isEmpty())).keys().stream()
                .map(key -> key.orElse(null))
                .toList();
    }

    private static List<Bytes> hops(String... hops) {
        return Arrays.stream(hops).map(Bytes::ofHex).toList();
    }

    private static String key(String start) {
        return start + "0".repeat(64 - start.length());
    }
}
