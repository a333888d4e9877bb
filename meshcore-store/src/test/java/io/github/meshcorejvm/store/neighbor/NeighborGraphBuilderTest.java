package io.github.meshcorejvm.store.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeighborGraphBuilderTest {

    private static final int ADVERT = 4;
    private static final int TEXT = 2;
    private static final int TRACE = 9;
    private static final int FLOOD = 1;
    private static final int DIRECT = 2;
    private static final long NOON = 1_763_899_200;
    private static final String ONCE = "1|2025-11-23T12:00:00Z";
    private static final String TWICE = "2|2025-11-23T12:00:00Z";

    private static final String OBSERVER = key("0b");
    private static final String SENDER = key("5e");
    private static final String A = key("a0");
    private static final String B = key("b0");
    private static final String C1 = key("c001");
    private static final String C2 = key("c002");

    @TempDir
    Path folder;

    private MeshFile mesh;
    private long observer;

    @BeforeEach
    void open() throws SQLException {
        mesh = new MeshFile(folder.resolve("mesh.db"));
        for (String key : new String[] {A, B, C1, C2}) {
            mesh.node(key);
        }
        observer = mesh.observer(OBSERVER.toUpperCase());
    }

    @AfterEach
    void close() throws SQLException {
        mesh.close();
    }

    @Test
    void anAdvertWithoutHopsJoinsSenderAndObserver() throws SQLException {
        observe(ADVERT, FLOOD, "rx", "[]");

        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(SENDER, OBSERVER), ONCE));
    }

    @Test
    void anAdvertWithHopsJoinsSenderAndFirstHopAndLastHopAndObserver() throws SQLException {
        observe(ADVERT, FLOOD, null, "[\"A0\",\"77\",\"B0\"]");

        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(SENDER, A), ONCE, pair(B, OBSERVER), ONCE));
    }

    @Test
    void anyPacketWithHopsJoinsLastHopAndObserver() throws SQLException {
        observe(TEXT, FLOOD, "rx", "[\"A0\",\"B0\"]");
        observe(TEXT, FLOOD, "rx", "[]");

        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(B, OBSERVER), ONCE));
    }

    @Test
    void aHopThatNamesNoneOrSeveralGivesNoEdge() throws SQLException {
        observe(TEXT, FLOOD, "rx", "[\"C0\"]");
        observe(TEXT, FLOOD, "rx", "[\"77\"]");
        observe(TEXT, FLOOD, "rx", "[\"C001\"]");
        observe(TEXT, FLOOD, "rx", "[\"c00200\"]");

        assertThat(edges(NeighborOptions.DEFAULT))
                .isEqualTo(Map.of(pair(C1, OBSERVER), ONCE, pair(C2, OBSERVER), ONCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tx", "TX", "Tx"})
    void whatTheObserverSentGivesNoEdgeWithIt(String direction) throws SQLException {
        observe(ADVERT, FLOOD, direction, "[]");
        observe(ADVERT, FLOOD, direction, "[\"A0\"]");

        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(SENDER, A), ONCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"companion", "0B", "zz"})
    void anObserverWithoutAKeyGivesNoEdgeWithItself(String id) throws SQLException {
        long transmission = mesh.transmission(ADVERT, FLOOD, SENDER);
        mesh.observation(transmission, mesh.observer(id), "rx", "[]", NOON);
        mesh.observation(transmission, null, "rx", "[\"A0\"]", NOON);

        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(SENDER, A), ONCE));
    }

    @Test
    void anAdvertHeardBackByItsSenderCountsTwice() throws SQLException {
        long transmission = mesh.transmission(ADVERT, FLOOD, OBSERVER);
        mesh.observation(transmission, observer, "rx", "[\"A0\"]", NOON);
        mesh.observation(transmission, observer, "rx", "[]", NOON);

        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(A, OBSERVER), TWICE));
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2, 3", "4, 2", "9, 2", "9, 1", "9, 0"})
    void directRoutesAndTracesCountOnlyWhenAskedFor(int payloadType, int routeType) throws SQLException {
        observe(payloadType, routeType, "rx", "[\"A0\",\"B0\"]");
        int expected = payloadType == ADVERT ? 2 : 1;

        NeighborGraphBuilder with = new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT);
        assertThat(with.rebuild())
                .extracting(BuildReport::edges, BuildReport::direct, BuildReport::directOnlyEdges)
                .containsExactly((long) expected, (long) expected, (long) expected);
        assertThat(mesh.edges()).containsEntry(pair(B, OBSERVER), ONCE);

        NeighborGraphBuilder without =
                new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT.withDirectRoutes(false));
        assertThat(without.rebuild())
                .extracting(BuildReport::edges, BuildReport::direct, BuildReport::directOnlyEdges)
                .containsExactly(0L, (long) expected, (long) expected);
        assertThat(mesh.edges()).isEmpty();
    }

    @Test
    void aDirectAdvertWithoutHopsCountsInAnyCase() throws SQLException {
        observe(ADVERT, DIRECT, "rx", "[]");

        assertThat(edges(NeighborOptions.DEFAULT.withDirectRoutes(false)))
                .isEqualTo(Map.of(pair(SENDER, OBSERVER), ONCE));
    }

    @Test
    void aTraceNamesHopsOfOneToEightBytes() throws SQLException {
        observe(TRACE, DIRECT, "rx", "[\"C0\",\"C0010000\"]");
        observe(TRACE, DIRECT, "rx", "[\"C002000000000000\"]");
        observe(TRACE, DIRECT, "rx", null);

        assertThat(edges(NeighborOptions.DEFAULT))
                .isEqualTo(Map.of(pair(C1, OBSERVER), ONCE, pair(C2, OBSERVER), ONCE));
    }

    @Test
    void theSenderComesFromTheDecodedPacketWhereTheColumnIsEmpty() throws SQLException {
        String decoded = "{\"name\":\"\\\"pubKey\\\":\\\"" + A + "\\\"\",\"flags\":{\"pubKey\":\"" + A
                + "\"},\"pubKey\":\"" + SENDER.toUpperCase() + "\"}";
        mesh.observation(mesh.transmission(ADVERT, FLOOD, null, decoded), observer, "rx", "[]", NOON);
        mesh.observation(mesh.transmission(ADVERT, FLOOD, "", decoded), observer, "rx", "[]", NOON);
        mesh.observation(mesh.transmission(TEXT, FLOOD, null, decoded), observer, "rx", "[]", NOON);
        mesh.observation(mesh.transmission(ADVERT, FLOOD, null, "{oops"), observer, "rx", "[]", NOON);
        mesh.observation(mesh.transmission(ADVERT, FLOOD, null, null), observer, "rx", "[]", NOON);
        mesh.observation(mesh.transmission(ADVERT, FLOOD, "me", decoded), observer, "rx", "[]", NOON);

        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(SENDER, OBSERVER), TWICE));
    }

    @Test
    void aPathInAnotherSpellingIsReadAllTheSame() throws SQLException {
        observe(TEXT, FLOOD, "rx", " [ \"77\" , \"B0\" ] ");
        observe(TEXT, FLOOD, "rx", "[\"B0\", \"b0\"]");
        for (String none :
                new String[] {"[", "{}", "[\"\"]", "[\"B\"]", "[\"B0B\"]", "[\"zz\"]", "[1]", "[null]", "\"", "B0"}) {
            observe(TEXT, FLOOD, "rx", none);
            observe(ADVERT, FLOOD, "rx", none);
        }

        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(B, OBSERVER), TWICE));
    }

    @Test
    void aMissingPathIsTheOneInTheRawPacket() throws SQLException {
        long first = observe(TEXT, FLOOD, "rx", null);
        long second = observe(TEXT, FLOOD, "rx", "");
        observe(ADVERT, FLOOD, "rx", null);
        mesh.execute("UPDATE observations SET raw_hex = '090277b0' || '00112233' WHERE id = " + first);
        mesh.execute("UPDATE observations SET raw_hex = 'no packet' WHERE id = " + second);

        assertThat(edges(NeighborOptions.DEFAULT))
                .isEqualTo(Map.of(pair(B, OBSERVER), ONCE, pair(SENDER, OBSERVER), ONCE));
    }

    @Test
    void anEdgeBetweenPlacedNodesIsNotMadeWhenItIsTooLong() throws SQLException {
        String far = key("f0");
        mesh.node(OBSERVER, 48.0, 9.0);
        mesh.node(far, 48.0, 16.0); // 520 km
        mesh.node(key("f1"), 48.0, 15.5); // 484 km
        mesh.node(key("f2"), 0.0, 0.0); // no position
        for (String hop : new String[] {"F0", "F1", "F2", "A0"}) {
            observe(TEXT, FLOOD, "rx", "[\"" + hop + "\"]");
        }

        assertThat(edges(NeighborOptions.DEFAULT))
                .containsOnlyKeys(pair(OBSERVER, key("f1")), pair(OBSERVER, key("f2")), pair(OBSERVER, A));
        assertThat(new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT)
                        .preview(true)
                        .tooLong())
                .isEqualTo(1);
        assertThat(edges(NeighborOptions.DEFAULT.withMaxEdgeKm(OptionalDouble.empty())))
                .hasSize(4);
        assertThat(edges(NeighborOptions.DEFAULT.withMaxEdgeKm(OptionalDouble.of(1))))
                .hasSize(2);
    }

    @Test
    void anUpdateTakesUpByIdWhateverTheTimes() throws SQLException {
        NeighborGraphBuilder builder = new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT);
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

    @Test
    void aPreviewWritesNothing() throws SQLException {
        observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        NeighborGraphBuilder builder = new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT);

        assertThat(builder.preview(false).counts()).isEqualTo(1);
        assertThat(builder.preview(true).kind()).isEqualTo(BuildReport.Kind.REBUILD);
        assertThat(mesh.edges()).isEmpty();
        assertThat(mesh.rows("SELECT name FROM sqlite_master WHERE name LIKE 'meshcore%'"))
                .isEmpty();
    }

    @Test
    void theFirstBuildKeepsForeignEdgesAndCountsNothingTwice() throws SQLException {
        observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        String old = pair(A, B);
        mesh.insert("INSERT INTO neighbor_edges VALUES (?, ?, 7, '2025-11-20 10:00:00')", A, B);
        String[] ends = pair(A, OBSERVER).split("\\|");
        mesh.insert("INSERT INTO neighbor_edges VALUES (?, ?, 99, '2025-11-23T12:00:00.535Z')", ends[0], ends[1]);

        assertThat(new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT)
                        .update()
                        .kind())
                .isEqualTo(BuildReport.Kind.FIRST);
        assertThat(mesh.edges()).isEqualTo(Map.of(old, "7|2025-11-20 10:00:00", pair(A, OBSERVER), ONCE));

        new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT).rebuild();
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
        NeighborGraphBuilder builder = new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT);
        builder.update();
        String[] ends = pair(A, OBSERVER).split("\\|");
        mesh.insert("INSERT INTO neighbor_edges VALUES (?, ?, 1, ?)", ends[0], ends[1], before);
        observe(TEXT, FLOOD, "rx", "[\"A0\"]");
        builder.update();

        assertThat(mesh.edges()).isEqualTo(Map.of(pair(A, OBSERVER), "2|" + after));
    }

    @Test
    void tellsWhenTheTableWasCountedWithOtherOptions() throws SQLException {
        new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT).update();
        NeighborGraphBuilder other =
                new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT.withDirectRoutes(false));

        assertThat(other.update().previousOptions()).contains("maxEdgeKm=500.0 directRoutes=true");
        other.rebuild();
        assertThat(other.update().previousOptions()).isEmpty();
    }

    @Test
    void prunesWhatWasLastSeenBefore() throws SQLException {
        for (String[] row : new String[][] {
            {"a", "2025-11-22T12:00:00Z"}, {"b", "2025-11-22 11:59:59"}, {"c", "2025-11-22T12:00:00.1Z"}, {"d", "?"}
        }) {
            mesh.insert("INSERT INTO neighbor_edges VALUES (?, 'x', 1, ?)", row[0], row[1]);
        }
        NeighborGraphBuilder builder = new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT);

        assertThat(builder.prune(Instant.parse("2025-11-22T12:00:00Z"))).isEqualTo(1);
        assertThat(mesh.edges()).containsOnlyKeys("a|x", "c|x", "d|x");
    }

    @Test
    void saysWhichFileIsMissingOrNoneOfOurs() throws Exception {
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() -> new NeighborGraphBuilder(missing, NeighborOptions.DEFAULT).update())
                .isInstanceOf(StoreException.class)
                .hasMessage("neighbor graph: no such database file: " + missing);
        assertThat(missing).doesNotExist();

        Path text = Files.writeString(folder.resolve("text.db"), "no database, no database, no database");
        assertThatThrownBy(() -> new NeighborGraphBuilder(text, NeighborOptions.DEFAULT).update())
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("neighbor graph of " + text + ": ")
                .hasMessageContaining("not a database");

        mesh.execute("ALTER TABLE observations RENAME COLUMN observer_idx TO observer_id");
        assertThatThrownBy(() -> new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT).update())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("run `meshcore migrate` first");
    }

    @Test
    void theResolverKnowsTheNodesAndEdgesOfTheFile() throws SQLException {
        observe(ADVERT, FLOOD, "rx", "[\"C001\"]");
        new NeighborGraphBuilder(mesh.path(), NeighborOptions.DEFAULT).update();

        HopResolver resolver = HopResolver.load(mesh.path());
        assertThat(resolver.nodes().size()).isEqualTo(4);
        assertThat(resolver.resolve(List.of(Bytes.ofHex("c0")), Optional.of(SENDER))
                        .known())
                .containsExactly(C1);
    }

    private long observe(int payloadType, int routeType, String direction, String path) throws SQLException {
        long transmission = mesh.transmission(payloadType, routeType, payloadType == ADVERT ? SENDER : null);
        return mesh.observation(transmission, observer, direction, path, NOON);
    }

    private Map<String, String> edges(NeighborOptions options) throws SQLException {
        new NeighborGraphBuilder(mesh.path(), options).rebuild();
        return mesh.edges();
    }

    private static String pair(String a, String b) {
        return a.compareTo(b) < 0 ? a + "|" + b : b + "|" + a;
    }

    private static String key(String start) {
        return start + "0".repeat(64 - start.length());
    }
}
