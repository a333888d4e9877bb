package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.testing.StoreEngine;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Another program counts edges into the same table, as operators go back to it and return. */
@ParameterizedClass
@EnumSource(StoreEngine.class)
class OtherBuilderTest extends NeighborFixture {

    private static final Duration FIVE_DAYS = Duration.ofDays(5);

    private final String edge = pair(A, OBSERVER);
    private long counted;

    @Test
    void goingBackAndForthBetweenTwoBuildersEqualsOneRebuild() throws SQLException {
        for (int round = 1; round <= 4; round++) {
            hear(3);
            otherBuilderRuns();
            BuildReport report = builder().update();
            assertThat(report.kind()).isEqualTo(BuildReport.Kind.REBUILD);
            assertThat(report.rebuildReason().orElseThrow()).startsWith("another program has ");
            assertThat(mesh.edges()).isEqualTo(Map.of(edge, 3 * round + "|2025-11-23T12:00:00Z"));
        }
        builder().rebuild();
        assertThat(mesh.edges()).isEqualTo(Map.of(edge, "12|2025-11-23T12:00:00Z"));
        hear(1);
        assertThat(builder().update())
                .extracting(BuildReport::kind, BuildReport::observations, BuildReport::rebuildReason)
                .containsExactly(BuildReport.Kind.INCREMENTAL, 1L, Optional.empty());
    }

    @Test
    void anEdgeThatAnotherProgramChangedIsSeenWithoutNewObservations() throws SQLException {
        hear(2);
        builder().update();
        for (String change : new String[] {
            "UPDATE neighbor_edges SET count = count + 1",
            "UPDATE neighbor_edges SET last_seen = '2025-11-23T12:00:01Z'",
            "DELETE FROM neighbor_edges",
            "INSERT INTO neighbor_edges VALUES ('a', 'b', 0, '2025-11-20T00:00:00Z')"
        }) {
            mesh.execute(change);
            assertThat(builder().preview(false).kind()).as(change).isEqualTo(BuildReport.Kind.REBUILD);
            assertThat(builder().update().kind()).as(change).isEqualTo(BuildReport.Kind.REBUILD);
            assertThat(mesh.edges()).as(change).isEqualTo(Map.of(edge, TWICE));
            assertThat(builder().update().kind()).as(change).isEqualTo(BuildReport.Kind.INCREMENTAL);
        }
    }

    /** Between two batches of one run: what was there at its start says nothing about its end. */
    @Test
    void edgesThatComeInTheMiddleOfARunAreSeen() throws SQLException {
        builder().update();
        hear(4);
        mesh.trigger(
                "meanwhile",
                "AFTER UPDATE ON " + mesh.stateTable(),
                "new.key = 'neighbor.fingerprint' AND new.value LIKE '1 2 %'",
                "UPDATE neighbor_edges SET count = count + 7");
        mesh.builder(NeighborOptions.DEFAULT, new BatchSizes(1, 50, 100, 10)).update();

        assertThat(mesh.edges()).isEqualTo(Map.of(edge, "4|2025-11-23T12:00:00Z"));
    }

    /** An earlier version of this program kept no fingerprint, so nothing tells who wrote the edges last. */
    @Test
    void aFileWithoutAFingerprintIsRebuilt() throws SQLException {
        hear(2);
        builder().update();
        mesh.execute("DELETE FROM " + mesh.stateTable() + " WHERE key = 'neighbor.fingerprint'");

        assertThat(builder().update().kind()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(mesh.edges()).isEqualTo(Map.of(edge, TWICE));
    }

    @Test
    void retentionIsNoOtherProgramAndHidesNone() throws Exception {
        hear(1);
        mesh.observation(mesh.transmission(TEXT, FLOOD, null), observer, "rx", "[\"B0\"]", NOON - 6 * 86_400);
        builder().update();
        assertThat(retention()).isEqualTo(1);
        assertThat(mesh.edges()).containsOnlyKeys(edge);
        assertThat(builder().update().kind()).isEqualTo(BuildReport.Kind.INCREMENTAL);

        mesh.execute("UPDATE neighbor_edges SET last_seen = '2025-11-10T00:00:00Z', count = 9");
        assertThat(retention()).isEqualTo(1);
        assertThat(builder().update().kind()).isEqualTo(BuildReport.Kind.REBUILD);
    }

    @Test
    void anEmptiedTableIsAsRetentionLeftIt() throws Exception {
        hear(2);
        builder().update();

        assertThat(builder().prune(Instant.ofEpochSecond(NOON + 1))).isEqualTo(1);
        assertThat(builder().update().kind()).isEqualTo(BuildReport.Kind.INCREMENTAL);
        assertThat(mesh.edges()).isEmpty();
    }

    @Test
    void aRebuildLeavesOutWhatRetentionWouldDelete() throws SQLException {
        long now = Instant.now().getEpochSecond();
        mesh.observation(mesh.transmission(TEXT, FLOOD, null), observer, "rx", "[\"A0\"]", now - 4 * 86_400);
        mesh.observation(mesh.transmission(TEXT, FLOOD, null), observer, "rx", "[\"B0\"]", now - 6 * 86_400);
        mesh.insert("INSERT INTO neighbor_edges VALUES ('a', 'b', 1, '2025-01-01T00:00:00Z')");
        MeshBuilder keeping = mesh.builder(NeighborOptions.DEFAULT, FIVE_DAYS);

        assertThat(keeping.update().kind()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(mesh.edges()).containsOnlyKeys(edge);
        assertThat(keeping.update().kind()).isEqualTo(BuildReport.Kind.INCREMENTAL);
    }

    private MeshBuilder builder() {
        return mesh.builder(NeighborOptions.DEFAULT);
    }

    private void hear(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        }
    }

    /** Counts the observations that it has not seen yet, one statement each, and keeps its position to itself. */
    private void otherBuilderRuns() throws SQLException {
        String[] ends = edge.split("\\|");
        for (String id : mesh.rows("SELECT id FROM observations WHERE id > " + counted + " ORDER BY id")) {
            mesh.insert(
                    "INSERT INTO neighbor_edges (node_a, node_b, count, last_seen) VALUES (?, ?, 1, ?)"
                            + " ON CONFLICT (node_a, node_b) DO UPDATE SET count = neighbor_edges.count + 1,"
                            + " last_seen = excluded.last_seen",
                    ends[0],
                    ends[1],
                    "2025-11-23T12:00:00.000Z");
            counted = Long.parseLong(id);
        }
    }

    private long retention() throws InterruptedException {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(NOON), ZoneOffset.UTC);
        return mesh.maintenance(StoreOptions.DEFAULT.withClock(clock))
                .prune(new RetentionPolicy(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(FIVE_DAYS),
                        RetentionPolicy.Clients.FOR_EVER))
                .neighborEdges();
    }
}
