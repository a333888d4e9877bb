package io.github.meshcorejvm.store.sqlite.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.BuildReport;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BuildPosition;
import io.github.meshcorejvm.store.testing.StoreEngine;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which observations give which edges. */
@ParameterizedClass
@EnumSource(StoreEngine.class)
class EdgeRulesTest extends NeighborFixture {

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

        MeshBuilder with = mesh.builder(NeighborOptions.DEFAULT);
        assertThat(with.rebuild())
                .extracting(BuildReport::edges, BuildReport::direct, BuildReport::directOnlyEdges)
                .containsExactly((long) expected, (long) expected, (long) expected);
        assertThat(mesh.edges()).containsEntry(pair(B, OBSERVER), ONCE);

        MeshBuilder without = mesh.builder(NeighborOptions.DEFAULT.withDirectRoutes(false));
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void hopsOfFewerBytesThanAskedForGiveNoEdge(int minHopBytes) throws SQLException {
        String e = key("e1");
        mesh.node(e);
        observe(TEXT, FLOOD, "rx", "[\"B00000\",\"E1\"]");
        observe(TEXT, FLOOD, "rx", "[\"E1\",\"A000\"]");
        observe(TEXT, FLOOD, "rx", "[\"E1\",\"B00000\"]");
        observe(ADVERT, FLOOD, null, "[\"E1\",\"77\"]");
        observe(ADVERT, FLOOD, "rx", "[]");

        Map<String, String> expected = new HashMap<>(Map.of(pair(B, OBSERVER), ONCE, pair(SENDER, OBSERVER), ONCE));
        if (minHopBytes <= 2) {
            expected.put(pair(A, OBSERVER), ONCE);
        }
        if (minHopBytes <= 1) {
            expected.put(pair(e, OBSERVER), ONCE);
            expected.put(pair(e, SENDER), ONCE);
        }
        assertThat(edges(NeighborOptions.DEFAULT.withMinHopBytes(minHopBytes))).isEqualTo(expected);
    }

    /** What the table was counted by is kept with it, also when both options are there. */
    @Test
    void thePositionShowsTheShortestHopAndTheDirectRoutes() {
        NeighborOptions options = NeighborOptions.DEFAULT.withMinHopBytes(2).withDirectRoutes(false);
        BuildPosition position = new BuildPosition(1, options.toString(), Optional.empty(), 0);
        assertThat(position.minHopBytes()).isEqualTo(2);
        assertThat(position.directRoutes()).isFalse();
        BuildPosition mixed = new BuildPosition(1, options + " and " + NeighborOptions.DEFAULT, Optional.empty(), 0);
        assertThat(mixed.minHopBytes()).isEqualTo(1);
        assertThat(mixed.directRoutes()).isTrue();
        assertThat(new BuildPosition(1, NeighborOptions.DEFAULT.toString(), Optional.empty(), 0).minHopBytes())
                .isEqualTo(1);
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
                + "\"},\"pubKey\":\"" + SENDER.toUpperCase(Locale.ROOT) + "\"}";
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

    /** A missing path is an empty one for every advert, so also for one that a phone shared. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "[]"})
    void aSharedContactGivesNoEdgeHoweverItsEmptyPathIsStored(String path) throws SQLException {
        observe(ADVERT, 3, "rx", path);
        mesh.execute("UPDATE transmissions SET raw_hex = '13000000000000'");
        assertThat(edges(NeighborOptions.DEFAULT)).isEmpty();

        // The same with a transport code.
        mesh.execute("UPDATE transmissions SET raw_hex = '13010000000000'");
        assertThat(edges(NeighborOptions.DEFAULT)).isEqualTo(Map.of(pair(SENDER, OBSERVER), ONCE));
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
        assertThat(mesh.builder(NeighborOptions.DEFAULT).preview(true).tooLong())
                .isEqualTo(1);
        assertThat(edges(NeighborOptions.DEFAULT.withMaxEdgeKm(OptionalDouble.empty())))
                .hasSize(4);
        assertThat(edges(NeighborOptions.DEFAULT.withMaxEdgeKm(OptionalDouble.of(1))))
                .hasSize(2);
    }
}
