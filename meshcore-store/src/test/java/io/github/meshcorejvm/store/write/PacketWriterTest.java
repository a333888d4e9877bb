package io.github.meshcorejvm.store.write;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static io.github.meshcorejvm.store.write.Sightings.NODE;
import static io.github.meshcorejvm.store.write.Sightings.NOON;
import static io.github.meshcorejvm.store.write.Sightings.sighting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.neighbor.Adjacency;
import io.github.meshcorejvm.store.neighbor.HopResolver;
import io.github.meshcorejvm.store.neighbor.NodeIndex;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the database contract, "What a write does", one by one. */
class PacketWriterTest {

    /** The wall clock of all tests: nothing that is "seen" may be later. */
    private static final Instant NOW = NOON.plusSeconds(3600);

    @TempDir
    private Path folder;

    private Path file;
    private MeshStore store;

    @BeforeEach
    void open() {
        file = folder.resolve("mesh.db");
        store = MeshStore.open(file, StoreOptions.DEFAULT.withClock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(Item... items) {
        assertThat(store.writer().write(List.of(items)).rejected()).isEmpty();
    }

    private void writeEach(Item... items) {
        for (Item item : items) {
            write(item);
        }
    }

    @Nested
    class Observers {

        @Test
        void absentAndEmptyValuesKeepTheOldNewOnesWin() throws SQLException {
            write(sighting().by("A", "Old", "FRA").build());
            write(sighting().by("A", "", "MUC").build());
            assertThat(query(file, "SELECT name, iata, packet_count FROM observers"))
                    .containsExactly("Old|MUC|2");
        }

        @Test
        void seenTimesOnlyRiseAndNeverPassTheWallClock() throws SQLException {
            write(sighting().at(NOON).build());
            write(sighting().at(NOON.minusSeconds(50)).build());
            assertThat(query(file, "SELECT last_seen, last_packet_at, first_seen FROM observers"))
                    .containsExactly("2026-11-20T12:00:00Z|2026-11-20T12:00:00Z|2026-11-20T11:59:10Z");
            write(sighting().at(NOW.plusSeconds(99)).build());
            assertThat(query(file, "SELECT last_seen, last_packet_at FROM observers"))
                    .containsExactly("2026-11-20T13:00:00Z|2026-11-20T13:00:00Z");
        }

        @Test
        void timesOfOtherSpellingsAreComparedAsTimes() throws SQLException {
            write(sighting().build());
            execute(
                    file,
                    "UPDATE observers SET last_seen = '2026-11-20 12:30:00', first_seen = '2026-11-20T11:00:00.5Z'");
            write(sighting().at(NOON.plusSeconds(60)).build());
            assertThat(query(file, "SELECT last_seen, first_seen FROM observers"))
                    .containsExactly("2026-11-20 12:30:00|2026-11-20T11:00:00.5Z");
            write(sighting().at(NOON.plusSeconds(1801)).build());
            assertThat(query(file, "SELECT last_seen FROM observers")).containsExactly("2026-11-20T12:30:01Z");
        }

        @Test
        void keysThatDifferInCaseAreOneObserverWithTheFirstSpelling() throws SQLException {
            write(sighting().by(NODE.toUpperCase(), "x", "FRA").build());
            write(sighting().by(NODE, "x", "FRA").build());
            assertThat(query(file, "SELECT id, packet_count FROM observers"))
                    .containsExactly(NODE.toUpperCase() + "|2");
        }

        @Test
        void aCopyOnRawCountsNothingATransmittedPacketIsNoProofOfHearing() throws SQLException {
            write(sighting().rawCopy().build());
            assertThat(query(file, "SELECT packet_count FROM observers")).containsExactly("0");
            execute(file, "DELETE FROM observations");
            execute(file, "DELETE FROM observers");
            write(sighting().direction("TX").build());
            assertThat(query(file, "SELECT packet_count, last_seen, last_packet_at FROM observers"))
                    .containsExactly("1|2026-11-20T12:00:00Z|null");
        }

        @Test
        void anInactiveObserverThatIsHeardIsActive() throws SQLException {
            write(sighting().build());
            execute(file, "UPDATE observers SET inactive = 1");
            write(sighting().build());
            assertThat(query(file, "SELECT inactive FROM observers")).containsExactly("0");
        }

        @Test
        void skewedClocksAreCountedWithinADay() throws SQLException {
            writeEach(sighting().skew(-7200).build(), sighting().skew(-7201).build());
            assertThat(skew()).containsExactly("-7201|2|2026-11-20T12:00:00Z");
            execute(file, "UPDATE observers SET clock_last_naive_at = '2026-11-19T11:59:59Z'");
            write(sighting().skew(60).build(), sighting().skew(61).build());
            assertThat(skew()).containsExactly("61|2|2026-11-20T12:00:00Z");
        }

        private List<String> skew() throws SQLException {
            return query(file, "SELECT clock_skew_seconds, clock_skew_count_24h, clock_last_naive_at FROM observers");
        }
    }

    @Nested
    class Statuses {

        @Test
        void aFreshOneMakesAnObserverWithoutPacketsAndASample() throws SQLException {
            write(status(true, "Hill", Optional.of("v1"), 4000));
            assertThat(query(file, "SELECT id, name, model, battery_mv, packet_count, last_packet_at FROM observers"))
                    .containsExactly("OBS|Hill|v1|4000|0|null");
            assertThat(query(file, "SELECT observer_id, timestamp, battery_mv, noise_floor FROM observer_metrics"))
                    .containsExactly("OBS|2026-11-20T12:00:00Z|4000|null");
        }

        @Test
        void inOneSlotNewNumbersReplaceAndNullsDoNotErase() throws SQLException {
            write(status(true, "Hill", Optional.empty(), 4000));
            write(new ObserverStatus(
                    ref("Hill"),
                    true,
                    NOON.plusSeconds(149),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(false),
                    new ObserverReadings(
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalDouble.of(-110.5),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty())));
            assertThat(query(file, "SELECT timestamp, battery_mv, noise_floor FROM observer_metrics"))
                    .containsExactly("2026-11-20T12:00:00Z|4000|-110.5");
            assertThat(query(file, "SELECT can_relay, can_relay_seen FROM observers"))
                    .containsExactly("0|1");
        }

        @Test
        void halfWayBetweenTwoSlotsIsTheLater() throws SQLException {
            write(new ObserverStatus(
                    ref("Hill"),
                    true,
                    NOON.plusSeconds(150),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    status(true, "", Optional.empty(), 1).readings()));
            assertThat(query(file, "SELECT timestamp FROM observer_metrics")).containsExactly("2026-11-20T12:05:00Z");
        }

        @Test
        void aStaleOneMakesNoObserver() throws SQLException {
            write(status(false, "Hill", Optional.of("v1"), 4000));
            assertThat(query(file, "SELECT * FROM observers")).isEmpty();
        }

        @Test
        void aStaleOneOnlyFillsGaps() throws SQLException {
            write(sighting().at(NOON.minusSeconds(99)).build());
            execute(file, "UPDATE observers SET inactive = 1, battery_mv = 3900");
            write(status(false, "Hill", Optional.of("v1"), 4000));
            assertThat(query(file, "SELECT name, model, battery_mv, inactive, last_seen FROM observers"))
                    .containsExactly("Hill|v1|3900|1|2026-11-20T11:58:21Z");
            assertThat(query(file, "SELECT * FROM observer_metrics")).isEmpty();
        }

        private static ObserverRef ref(String name) {
            return new ObserverRef("OBS", Optional.of(name), Optional.empty());
        }

        private static ObserverStatus status(boolean fresh, String name, Optional<String> model, long battery) {
            return new ObserverStatus(
                    ref(name),
                    fresh,
                    NOON,
                    model,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new ObserverReadings(
                            OptionalLong.of(battery),
                            OptionalLong.empty(),
                            OptionalDouble.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            OptionalLong.empty()));
        }
    }

    @Nested
    class TransmissionsAndObservations {

        @Test
        void anEarlierSightingLowersFirstSeenALaterOneRaisesLastSeen() throws SQLException {
            writeEach(
                    sighting().build(),
                    sighting().at(NOON.minusSeconds(10)).build(),
                    sighting().at(NOON.plusSeconds(10)).build());
            assertThat(query(file, "SELECT first_seen, last_seen FROM transmissions"))
                    .containsExactly(
                            "2026-11-20T11:59:50Z|" + NOON.plusSeconds(10).getEpochSecond());
            assertThat(query(file, "SELECT timestamp FROM observations"))
                    .as("the time of a sighting stays")
                    .containsExactly("" + NOON.getEpochSecond());
        }

        @Test
        void aCopyNeverErasesAReadingAndFillsTheDirection() throws SQLException {
            writeEach(
                    sighting().snr(5).build(),
                    sighting().direction("rx").build(),
                    sighting().snr(6.5).direction("tx").build());
            assertThat(query(file, "SELECT snr, direction FROM observations")).containsExactly("6.5|rx");
        }

        @Test
        void withoutObserverAPathIsOneSightingToo() throws SQLException {
            writeEach(
                    sighting().byNobody().snr(1).build(),
                    sighting().byNobody().snr(2).build(),
                    sighting().byNobody().frame("1501aac0ffee").build());
            assertThat(query(file, "SELECT observer_idx, path_json, snr FROM observations ORDER BY id"))
                    .containsExactly("null|[]|2.0", "null|[\"AA\"]|null");
        }

        @Test
        void withoutTheUniqueIndexRowsAreLookedUp() throws SQLException {
            store.close();
            execute(file, "DROP INDEX idx_observations_dedup");
            open();
            writeEach(sighting().snr(1).build(), sighting().snr(2).build());
            assertThat(query(file, "SELECT snr FROM observations")).containsExactly("2.0");
        }

        @Test
        void aPacketOfVersionZeroCorrectsNoiseThatCameFirst() throws SQLException {
            writeEach(sighting().frame("5500c0ffee").build(), sighting().build());
            assertThat(query(file, "SELECT payload_version, raw_hex FROM transmissions"))
                    .containsExactly("0|1500C0FFEE");
            write(sighting().frame("5500c0ffee").build());
            assertThat(query(file, "SELECT payload_version, raw_hex FROM transmissions"))
                    .containsExactly("0|1500C0FFEE");
        }

        @Test
        void transportCodesAreKeptInWireOrder() throws SQLException {
            write(sighting().frame("1411223344" + "00c0ffee").scope("").build());
            assertThat(query(file, "SELECT code1, code2, scope_name FROM transmissions"))
                    .containsExactly("1122|3344|");
        }

        @Test
        void whatAnotherProcessDeletedIsMadeAnew() throws SQLException {
            write(sighting().build());
            execute(file, "DELETE FROM observations");
            execute(file, "DELETE FROM transmissions");
            write(sighting().build());
            assertThat(query(file, "SELECT t.id, o.transmission_id FROM transmissions t, observations o"))
                    .containsExactly("2|2");
        }
    }

    @Nested
    class Nodes {

        @Test
        void whatAnAdvertDoesNotCarryStays() throws SQLException {
            write(sighting()
                    .advert("Ridge", "repeater", new Position(48_000_000, 9_000_000))
                    .build());
            write(sighting()
                    .frame("1500beef")
                    .advert(null, null, null)
                    .scope("#eu")
                    .build());
            assertThat(query(file, "SELECT name, role, lat, lon, advert_count, default_scope FROM nodes"))
                    .containsExactly("Ridge|repeater|48.0|9.0|2|#eu");
        }

        @Test
        void aNewNodeWithoutAppDataIsACompanion() throws SQLException {
            write(sighting().advert(null, null, null).build());
            assertThat(query(file, "SELECT name, role, lat FROM nodes")).containsExactly("null|companion|null");
        }

        @Test
        void copiesOfAnAdvertAreNotCounted() throws SQLException {
            write(
                    sighting().advert("Ridge", "repeater", null).build(),
                    sighting().by("B", "", "").advert("Ridge", "repeater", null).build());
            write(sighting().by("C", "", "").advert("Ridge", "repeater", null).build());
            assertThat(query(file, "SELECT advert_count FROM nodes")).containsExactly("1");
        }

        @Test
        void aNodeThatComesBackBringsItsCounters() throws SQLException {
            execute(
                    file,
                    "INSERT INTO inactive_nodes (public_key, name, advert_count, first_seen, multibyte_sup)"
                            + " VALUES ('" + NODE + "', 'Old', 7, '2025-01-01T00:00:00Z', 2)");
            write(sighting().advert("New", null, null).build());
            assertThat(query(file, "SELECT name, advert_count, first_seen, multibyte_sup FROM nodes"))
                    .containsExactly("New|8|2025-01-01T00:00:00Z|2");
            assertThat(query(file, "SELECT * FROM inactive_nodes")).isEmpty();
        }

        @Test
        void hopsThatAreKnownNodesAreResolvedAndHeard() throws SQLException {
            write(sighting()
                    .advert("Ridge", "repeater", null)
                    .at(NOON.minusSeconds(1000))
                    .build());
            store.writer().resolveWith(new HopResolver(NodeIndex.of(List.of(NODE)), Adjacency.EMPTY));
            write(sighting().frame("1502ab77c0ffee").build());
            assertThat(query(file, "SELECT resolved_path FROM observations WHERE path_json <> '[]'"))
                    .containsExactly("[\"" + NODE + "\",null]");
            assertThat(query(file, "SELECT last_seen FROM nodes")).containsExactly("2026-11-20T12:00:00Z");
            write(sighting().frame("1502ab77c0ffee").at(NOON.plusSeconds(299)).build());
            assertThat(query(file, "SELECT last_seen FROM nodes"))
                    .as("not again within five minutes")
                    .containsExactly("2026-11-20T12:00:00Z");
        }

        @Test
        void hopsOfADirectRouteAreNotHeard() throws SQLException {
            write(sighting()
                    .advert("Ridge", "repeater", null)
                    .at(NOON.minusSeconds(1000))
                    .build());
            store.writer().resolveWith(new HopResolver(NodeIndex.of(List.of(NODE)), Adjacency.EMPTY));
            write(sighting().frame("1602ab77c0ffee").build());
            assertThat(query(file, "SELECT last_seen FROM nodes")).containsExactly("2026-11-20T11:43:20Z");
        }
    }
}
