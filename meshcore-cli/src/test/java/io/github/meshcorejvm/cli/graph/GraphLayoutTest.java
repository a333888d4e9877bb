package io.github.meshcorejvm.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphLayoutTest {

    @Test
    void placedNodesAreWhereTheySay() {
        NeighborGraph graph = new NeighborGraph(
                List.of(SampleGraphs.at(0, 48, 9), SampleGraphs.at(1, 48, 10), SampleGraphs.at(2, 49, 9)),
                List.of(SampleGraphs.edge(0, 1, 1), SampleGraphs.edge(0, 2, 1)));
        GraphLayout layout = GraphLayout.of(graph);

        assertThat(layout.x(1) - layout.x(0)).isCloseTo(74.4, within(0.1));
        assertThat(layout.y(1)).isEqualTo(layout.y(0));
        assertThat(layout.y(2) - layout.y(0)).isCloseTo(111.2, within(0.1));
    }

    @Test
    void theShorterWayRoundTheGlobeIsTaken() {
        GraphLayout layout = GraphLayout.of(SampleGraphs.acrossTheAntimeridian());

        assertThat(layout.x(1) - layout.x(0)).isBetween(300.0, 330.0);
    }

    @Test
    void aNodeWithoutPositionIsAmongItsNeighbors() {
        NeighborGraph.Node lost = new NeighborGraph.Node(
                SampleGraphs.key(2), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
        GraphLayout layout = GraphLayout.of(new NeighborGraph(
                List.of(SampleGraphs.at(0, 48, 9), SampleGraphs.at(1, 48, 10), lost),
                List.of(SampleGraphs.edge(0, 2, 5), SampleGraphs.edge(1, 2, 5))));

        assertThat(layout.x(2)).isCloseTo((layout.x(0) + layout.x(1)) / 2, within(5.0));
    }

    /** Nodes with positions, some, none: every node has a place of its own, the same each time. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.02, 0})
    void everyNodeHasAPlaceOfItsOwn(double placed) {
        NeighborGraph graph = SampleGraphs.random(600, 900, placed);
        GraphLayout first = GraphLayout.of(graph);
        GraphLayout second = GraphLayout.of(graph);

        Set<String> places = new HashSet<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            assertThat(first.x(i)).isFinite().isEqualTo(second.x(i));
            assertThat(first.y(i)).isFinite().isEqualTo(second.y(i));
            places.add(String.format(Locale.ROOT, "%.4f %.4f", first.x(i), first.y(i)));
        }
        assertThat(places).hasSize(graph.nodes().size());
    }
}
