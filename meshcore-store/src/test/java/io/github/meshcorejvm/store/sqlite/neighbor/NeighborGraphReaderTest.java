package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.graph.EdgeObservers;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.testing.StoreEngine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(StoreEngine.class)
class NeighborGraphReaderTest {

    private static final String OBSERVER = key("0b");
    private static final String FAR = key("0f");
    private static final String A = key("a0");
    private static final String B = key("b0");

    @Parameter
    StoreEngine engine;

    @TempDir
    Path folder;

    private MeshFile mesh;

    @BeforeEach
    void fill() throws SQLException {
        mesh = MeshFile.of(engine, folder.resolve("mesh.db"));
        mesh.insert("INSERT INTO nodes VALUES (?, 'Ridge', 'repeater', 48.0, 9.0, '2025-11-23 12:00:00')", A);
        mesh.insert("INSERT INTO nodes VALUES (?, 'Ridge Annex', 'companion', 0.0, 0.0, NULL)", B);
        mesh.insert(
                "INSERT INTO inactive_nodes VALUES (?, 'Old', 'room', 48.0, 10.0, '2025-11-01T00:00:00Z')", OBSERVER);
        mesh.insert(
                "INSERT INTO observers (id, name, iata, last_seen) VALUES (?, 'Roof', 'FRA', '2025-11-23T12:00:01Z')",
                OBSERVER.toUpperCase(Locale.ROOT));
        mesh.insert("INSERT INTO observers (id, name, iata, last_seen) VALUES (?, 'Far', 'MUC', NULL)", FAR);
        long packet = mesh.transmission(5, 1, null);
        heard(packet, 1, A, 1_763_899_200, -3.0);
        heard(packet, 1, A, 1_763_899_201, 6.5);
        heard(packet, 1, A, 1_763_899_202, null);
        heard(packet, 1, A, 1_763_899_203, 10.0);
        heard(packet, 2, A, 1_763_899_204, 8.0);
        heard(packet, 2, B, 1_763_800_000, null);
        mesh.builder(NeighborOptions.DEFAULT).update();
    }

    @AfterEach
    void close() throws SQLException {
        mesh.close();
    }

    @Test
    void tellsNodesAndEdgesWithWhatTheObservationsSay() {
        NeighborGraph graph = mesh.builder(NeighborOptions.DEFAULT).read(GraphQuery.ALL);

        assertThat(graph.nodes()).extracting(NeighborGraph.Node::key).containsExactly(OBSERVER, FAR, A, B);
        assertThat(graph.nodes().get(0))
                .isEqualTo(new NeighborGraph.Node(
                        OBSERVER,
                        Optional.of("Old"),
                        Optional.of("room"),
                        Optional.of(new NeighborGraph.Position(48, 10)),
                        Optional.of(Instant.parse("2025-11-01T00:00:00Z")),
                        true));
        assertThat(graph.nodes().get(1).name()).contains("Far");
        assertThat(graph.nodes().get(2).lastSeen()).contains(Instant.parse("2025-11-23T12:00:00Z"));
        assertThat(graph.nodes().get(3).position()).isEmpty();
        assertThat(graph.edges()).hasSize(3);
        NeighborGraph.Edge edge = graph.edges().get(0);
        assertThat(edge.a()).isEqualTo(OBSERVER);
        assertThat(edge.b()).isEqualTo(A);
        assertThat(edge.count()).isEqualTo(4);
        assertThat(edge.lastSeen()).contains(Instant.parse("2025-11-23T12:00:03Z"));
        assertThat(edge.medianSnr()).hasValue(6.5);
        assertThat(edge.observers()).isEqualTo(1);
        assertThat(edge.distanceKm().orElseThrow()).isCloseTo(74.4, within(0.1));
        assertThat(graph.edges().get(2).medianSnr()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void tellsWhoHeardEachEdgeAndWhereTheyAre() {
        MeshBuilder reader = mesh.builder(NeighborOptions.DEFAULT);
        NeighborGraph graph = reader.read(GraphQuery.ALL);
        EdgeObservers.Observer roof =
                new EdgeObservers.Observer(OBSERVER.toUpperCase(Locale.ROOT), Optional.of("Roof"), Optional.of("FRA"));
        EdgeObservers.Observer far = new EdgeObservers.Observer(FAR, Optional.of("Far"), Optional.of("MUC"));

        assertThat(graph.observers().all()).containsExactly(roof, far);
        assertThat(graph.observers().of(0)).containsExactly(0);
        assertThat(graph.observers().of(1)).containsExactly(1);
        assertThat(graph.observers().of(2)).containsExactly(1);
        NeighborGraph munich = reader.read(new GraphQuery(Optional.empty(), Optional.empty(), Optional.of("MUC"), 0));
        assertThat(munich.observers().all()).containsExactly(far);
        assertThat(munich.observers().of(1)).containsExactly(0);
    }

    @Test
    void letsThroughWhatTheQueryAsksFor() {
        assertThat(edges(Optional.of("2025-11-23T00:00:00Z"), "", "", 0)).containsExactly(OBSERVER + A, FAR + A);
        assertThat(edges(Optional.empty(), "", "", 2)).containsExactly(OBSERVER + A);
        assertThat(edges(Optional.empty(), "", "muc ", 0)).containsExactly(FAR + A, FAR + B);
        assertThat(edges(Optional.empty(), "B0", "", 0)).containsExactly(FAR + B);
        assertThat(edges(Optional.empty(), "ridge", "", 0)).containsExactly(OBSERVER + A, FAR + A);
        assertThat(edges(Optional.empty(), "annex", "", 0)).containsExactly(FAR + B);
        assertThat(edges(Optional.empty(), "nobody", "", 0)).isEmpty();
    }

    /** Strangers choose how many nodes there are; the program has 128 MB. */
    @Test
    void aGraphThatIsTooLargeIsRefusedWithAWayOut() throws SQLException {
        mesh.execute(
                "INSERT INTO neighbor_edges WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= 50000)"
                        + " SELECT '0', substr('" + "0".repeat(64) + "' || i, length(CAST(i AS TEXT)) + 1),"
                        + " CASE WHEN i > 49990 THEN 2 ELSE 1 END, NULL FROM n");
        MeshBuilder reader = mesh.builder(NeighborOptions.DEFAULT);

        assertThatThrownBy(() -> reader.read(GraphQuery.ALL))
                .isInstanceOf(StoreException.class)
                .hasMessage("the neighbor graph has edges of more than 50000 nodes, too many to show:"
                        + " select fewer with --min-count or --since");
        assertThat(reader.read(new GraphQuery(Optional.empty(), Optional.empty(), Optional.empty(), 2))
                        .edges())
                .hasSize(12);
    }

    private List<String> edges(Optional<String> since, String node, String region, long minCount) {
        GraphQuery query = new GraphQuery(
                since.map(Instant::parse),
                Optional.of(node).filter(text -> !text.isEmpty()),
                Optional.of(region).filter(text -> !text.isEmpty()),
                minCount);
        return mesh.builder(NeighborOptions.DEFAULT).read(query).edges().stream()
                .map(edge -> edge.a() + edge.b())
                .toList();
    }

    private void heard(long packet, long observer, String hop, long seconds, Double snr) throws SQLException {
        long id = mesh.observation(packet, observer, "rx", "[\"" + hop.substring(0, 4) + "\"]", seconds);
        mesh.insert("UPDATE observations SET snr = ? WHERE id = " + id, snr);
    }

    private static String key(String start) {
        return start + "0".repeat(64 - start.length());
    }
}
