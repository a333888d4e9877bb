package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.internal.IsoTime;
import io.github.meshcorejvm.store.testing.StoreEngine;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(StoreEngine.class)
class NeighborGraphBuilderTest extends NeighborFixture {

    @Test
    void anUpdateTakesUpByIdWhateverTheTimes() throws SQLException {
        MeshBuilder builder = mesh.builder(NeighborOptions.DEFAULT);
        long first = observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        assertThat(builder.update())
                .extracting(BuildReport::kind, BuildReport::observations, BuildReport::position)
                .containsExactly(BuildReport.Kind.FIRST, 1L, first);
        observe(TEXT, FLOOD, "rx", "[]");
        builder.update();
        observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        long late = observe(TEXT, FLOOD, "rx", "[\"B0\"]");
        mesh.execute("UPDATE observations SET timestamp = timestamp - 86400 WHERE id = " + late);
        assertThat(builder.update())
                .extracting(BuildReport::kind, BuildReport::observations, BuildReport::counts, BuildReport::position)
                .containsExactly(BuildReport.Kind.INCREMENTAL, 2L, 2L, late);

        assertThat(mesh.edges())
                .isEqualTo(Map.of(pair(A, OBSERVER), TWICE, pair(B, OBSERVER), "1|2025-11-22T12:00:00Z"));
        assertThat(builder.update().isEmpty()).isTrue();
    }

    /** The second is in milliseconds. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 1_763_899_200_123L, Long.MAX_VALUE})
    void anInvalidTimeNeverReplacesAValidOne(long invalid) throws SQLException {
        MeshBuilder builder = mesh.builder(NeighborOptions.DEFAULT);
        Map<String, String> expected = Map.of(pair(A, OBSERVER), TWICE);
        long transmission = mesh.transmission(TEXT, FLOOD, null);
        mesh.observation(transmission, observer, "rx", "[\"A0\"]", NOON);
        builder.update();
        mesh.observation(transmission, observer, "rx", "[\"A0\"]", invalid);
        builder.update();
        assertThat(mesh.edges()).as("by two updates").isEqualTo(expected);
        builder.rebuild();
        assertThat(mesh.edges()).as("by a rebuild").isEqualTo(expected);
    }

    @Test
    void aPreviewWritesNothing() throws SQLException {
        observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        MeshBuilder builder = mesh.builder(NeighborOptions.DEFAULT);

        assertThat(builder.preview(false).counts()).isEqualTo(1);
        assertThat(builder.preview(true).kind()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(mesh.edges()).isEmpty();
        assertThat(mesh.rows(
                        mesh.isFile()
                                ? "SELECT name FROM sqlite_master WHERE name LIKE 'meshcore%'"
                                : "SELECT key FROM meshcore.state"))
                .isEmpty();
    }

    @Test
    void theFirstBuildOfAFileThatAnotherProgramFilledIsARebuild() throws SQLException {
        observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        mesh.insert("INSERT INTO neighbor_edges VALUES (?, ?, 7, '2025-11-20 10:00:00')", A, B);
        String[] ends = pair(A, OBSERVER).split("\\|");
        mesh.insert("INSERT INTO neighbor_edges VALUES (?, ?, 99, '2025-11-23T12:00:00.535Z')", ends[0], ends[1]);

        BuildReport report = mesh.builder(NeighborOptions.DEFAULT).update();
        assertThat(report.kind()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(report.rebuildReason()).contains("another program has filled neighbor_edges");
        assertThat(mesh.edges()).isEqualTo(Map.of(pair(A, OBSERVER), ONCE));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-23T11:59:59Z, 2025-11-23T12:00:00Z",
        "2025-11-23 11:59:59, 2025-11-23T12:00:00Z",
        "2025-11-23T12:00:00.9Z, 2025-11-23T12:00:00.9Z",
        "2025-11-23 12:00:01, 2025-11-23 12:00:01",
        "garbage, 2025-11-23T12:00:00Z",
        ", 2025-11-23T12:00:00Z"
    })
    void anEdgeKeepsTheNewestTimeHoweverItIsSpelt(String before, String after) throws SQLException {
        MeshBuilder builder = mesh.builder(NeighborOptions.DEFAULT);
        observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        builder.update();
        mesh.insert("UPDATE neighbor_edges SET last_seen = ?", before);
        // The same rows in another spelling, as if this program had left them so.
        mesh.execute("UPDATE " + mesh.stateTable() + " SET value = '1 1 "
                + IsoTime.parse(before).orElse(0) + "' WHERE key = 'neighbor.fingerprint'");
        observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        builder.update();

        assertThat(mesh.edges()).isEqualTo(Map.of(pair(A, OBSERVER), "2|" + after));
    }

    @Test
    void tellsWhenTheTableWasCountedWithOtherOptions() throws SQLException {
        mesh.builder(NeighborOptions.DEFAULT).update();
        MeshBuilder other = mesh.builder(NeighborOptions.DEFAULT.withDirectRoutes(false));

        assertThat(other.update().previousOptions()).contains("maxEdgeKm=500.0 directRoutes=true");
        other.rebuild();
        assertThat(other.update().previousOptions()).isEmpty();
    }

    /** The spec: any number of updates gives the rows of one rebuild, or the report says why not. */
    @Test
    void aTableCountedWithDifferentOptionsSaysSoUntilItIsRebuilt() throws SQLException {
        MeshBuilder builder = mesh.builder(NeighborOptions.DEFAULT);
        MeshBuilder other = mesh.builder(NeighborOptions.DEFAULT.withDirectRoutes(false));
        observe(TEXT, DIRECT, "rx", "[\"A0\"]");
        builder.rebuild();
        observe(TEXT, DIRECT, "rx", "[\"A0\"]");

        assertThat(other.update().previousOptions()).contains("maxEdgeKm=500.0 directRoutes=true");
        for (int run = 0; run < 2; run++) {
            assertThat(builder.preview(false).previousOptions()).contains("maxEdgeKm=500.0 directRoutes=false");
            assertThat(builder.update().previousOptions()).contains("maxEdgeKm=500.0 directRoutes=false");
            assertThat(other.update().previousOptions()).contains("maxEdgeKm=500.0 directRoutes=true");
            observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        }
        assertThat(mesh.builder(NeighborOptions.DEFAULT.withMinHopBytes(2))
                        .update()
                        .previousOptions())
                .contains("maxEdgeKm=500.0 directRoutes=true and maxEdgeKm=500.0 directRoutes=false");
        builder.rebuild();
        assertThat(builder.update().previousOptions()).isEmpty();
    }

    @Test
    void aPreviewCountsTheOldEdgesThatWouldBeDeleted() throws SQLException {
        MeshBuilder keeping = mesh.builder(NeighborOptions.DEFAULT, Duration.ofDays(1));
        mesh.builder(NeighborOptions.DEFAULT).update();
        long now = Instant.now().getEpochSecond();
        long[][] times = {{NOON, NOON}, {NOON, now}, {now, NOON}};
        String[] hops = {"[\"A0\"]", "[\"B0\"]", "[\"C001\"]"};
        for (int i = 0; i < hops.length; i++) {
            mesh.observation(mesh.transmission(TEXT, FLOOD, null), observer, "rx", hops[i], times[i][0]);
        }
        mesh.builder(NeighborOptions.DEFAULT).update();
        for (int i = 0; i < hops.length; i++) {
            mesh.observation(mesh.transmission(TEXT, FLOOD, null), observer, "rx", hops[i], times[i][1]);
        }
        mesh.observation(mesh.transmission(TEXT, FLOOD, null), observer, "rx", "[\"C002\"]", NOON);

        // That with A stays old, and that with C2 is new and old; those with B and C1 are not.
        assertThat(keeping.preview(false).deleted()).isEqualTo(2);
        assertThat(keeping.preview(true).deleted()).isEqualTo(2);
        assertThat(mesh.edges()).hasSize(3);

        assertThat(keeping.rebuild().deleted()).isEqualTo(2);
        assertThat(mesh.edges()).containsOnlyKeys(pair(B, OBSERVER), pair(C1, OBSERVER));
        assertThat(keeping.preview(false).deleted()).isZero();
    }

    @Test
    void prunesWhatWasLastSeenBefore() throws SQLException {
        for (String[] row : new String[][] {
            {"a", "2025-11-22T12:00:00Z"}, {"b", "2025-11-22 11:59:59"}, {"c", "2025-11-22T12:00:00.1Z"}, {"d", "?"}
        }) {
            mesh.insert("INSERT INTO neighbor_edges VALUES (?, 'x', 1, ?)", row[0], row[1]);
        }
        MeshBuilder builder = mesh.builder(NeighborOptions.DEFAULT);

        assertThat(builder.prune(Instant.parse("2025-11-22T12:00:00Z"))).isEqualTo(1);
        assertThat(mesh.edges()).containsOnlyKeys("a|x", "c|x", "d|x");
    }

    @Test
    void theResolverKnowsTheNodesAndEdgesOfTheFile() throws SQLException {
        observe(ADVERT, FLOOD, "rx", "[\"C001\"]");
        mesh.builder(NeighborOptions.DEFAULT).update();

        HopResolver resolver = mesh.builder(NeighborOptions.DEFAULT).resolver();
        assertThat(resolver.resolve(hops("a0", "b0", "c001", "c002", "5e"), Optional.empty())
                        .known())
                .containsExactly(A, B, C1, C2);
        assertThat(resolver.resolve(hops("c0"), Optional.of(SENDER)).known()).containsExactly(C1);
    }

    private static List<Bytes> hops(String... hops) {
        return Stream.of(hops).map(Bytes::ofHex).toList();
    }
}
