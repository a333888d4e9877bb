package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.EdgeRows;
import io.github.meshcorejvm.store.neighbor.KnownObservers;
import io.github.meshcorejvm.store.neighbor.SmallPasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is so of files only. */
class NeighborFileTest {

    @TempDir
    Path folder;

    @Test
    void saysWhichFileIsMissingOrNoneOfOurs() throws Exception {
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() -> new NeighborGraphBuilder(missing, NeighborOptions.DEFAULT).update())
                .isInstanceOf(StoreException.class)
                .hasMessage("no such database file: " + missing);
        assertThat(missing).doesNotExist();

        Path text = Files.writeString(folder.resolve("text.db"), "no database, no database, no database");
        assertThatThrownBy(() -> new NeighborGraphBuilder(text, NeighborOptions.DEFAULT).update())
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("open " + text + ": ")
                .hasMessageContaining("not a database");

        Path old = folder.resolve("old.db");
        try (MeshFile mesh = new MeshFile(old)) {
            mesh.execute("ALTER TABLE observations RENAME COLUMN observer_idx TO observer_id");
        }
        assertThatThrownBy(() -> new NeighborGraphBuilder(old, NeighborOptions.DEFAULT).update())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("run `meshcore migrate` first");
    }

    /** The reference has added these columns to version 3 one after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"observations.raw_hex", "observations.direction", "transmissions.from_pubkey"})
    void anOlderFileIsRefusedByTheNameOfTheMissingColumn(String column) throws SQLException {
        Path file = folder.resolve("older.db");
        try (MeshFile mesh = new MeshFile(file)) {
            mesh.execute("ALTER TABLE " + column.replace(".", " DROP COLUMN "));
        }
        String problem = "(no column " + column + "): run `meshcore migrate` first";
        assertThatThrownBy(() -> new NeighborGraphReader(file).read(GraphQuery.ALL))
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith(problem);
        assertThatThrownBy(() -> new NeighborGraphBuilder(file, NeighborOptions.DEFAULT).preview(false))
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith(problem);
    }

    @Test
    void aFileWithoutEdgesIsAnEmptyGraph() throws SQLException {
        Path file = folder.resolve("mesh.db");
        try (MeshFile mesh = new MeshFile(file)) {
            mesh.execute("DROP TABLE neighbor_edges");
        }
        NeighborGraph graph = new NeighborGraphReader(file).read(GraphQuery.ALL);
        assertThat(graph.nodes()).isEmpty();
        assertThat(graph.edges()).isEmpty();
    }

    /** As in one pass, when what is known of the edges takes more memory than there shall be for it. */
    @Test
    void severalPassesTellTheSameAsOne() throws SQLException {
        Path file = folder.resolve("mesh.db");
        try (MeshFile mesh = new MeshFile(file)) {
            long packet = mesh.transmission(5, 1, null);
            long observer = mesh.observer("0b".repeat(32));
            for (int i = 0; i < 5; i++) {
                String hop = "a" + i;
                mesh.node(hop.repeat(32));
                long id = mesh.observation(packet, observer, "rx", "[\"" + hop + "\"]", 1_763_899_200 + i);
                mesh.execute("UPDATE observations SET snr = " + i + " WHERE id = " + id);
            }
        }
        new NeighborGraphBuilder(file, NeighborOptions.DEFAULT).update();
        List<NeighborGraph.Edge> expected =
                new NeighborGraphReader(file).read(GraphQuery.ALL).edges();
        assertThat(expected)
                .hasSize(5)
                .extracting(edge -> edge.medianSnr().orElse(-1))
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        NeighborDatabase.with(file, true, "test", database -> {
            EdgeRows rows = NeighborGraphReader.edges(database, GraphQuery.ALL);
            EvidenceScan.gather(database, rows, new BitSet(), SmallPasses.OF_ONE_EDGE);
            assertThat(rows.toGraph(
                                    NeighborGraphReader.nodes(database, Set.copyOf(rows.keys())),
                                    new KnownObservers(rows.observerRowids()))
                            .edges())
                    .isEqualTo(expected);
            return rows;
        });
    }
}
