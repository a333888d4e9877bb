package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.store.read.StoredNode;
import io.github.meshcorejvm.store.read.StoredObservation;
import io.github.meshcorejvm.store.read.StoredObserver;
import io.github.meshcorejvm.store.read.StoredTransmission;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows are written with SQL, as another program would, and read back. */
@ParameterizedClass
@EnumSource(StoreEngine.class)
class StoreReaderTest {

    private static final ContentHash HASH = ContentHash.ofHex("90f2b17a42e7efa9");

    @Parameter
    private StoreEngine engine;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private StoreReader reader;

    @BeforeEach
    void makeDatabase() throws Exception {
        database = engine.create(folder);
        reader = database.store().reader();
        database.execute("""
                INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen, route_type, payload_type, channel_hash)
                VALUES (3, '1542F43E', '90f2b17a42e7efa9', '2026-11-20T12:00:00Z', 1795176002, 1, 5, 'Public')""");
        database.execute("""
                INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen, route_type, payload_type)
                VALUES (7, 'no hex', '', 'yesterday', 0, -1, 300)""");
        database.execute("INSERT INTO observers (id, name, iata, last_seen, packet_count) VALUES"
                + " ('AA', 'Hill', 'FRA', '2026-11-20T12:00:02Z', 2)");
        database.execute("INSERT INTO observers (id, inactive) VALUES ('BB', 1)");
        database.execute("""
                INSERT INTO observations (id, transmission_id, observer_idx, direction, snr, rssi, path_json, timestamp)
                VALUES (1, 3, 1, 'rx', 7.5, -101, '["F43E","B61E"]', 1795176002), (2, 3, 99, NULL, NULL, NULL, 'x', -5)""");
        database.execute("""
                INSERT INTO nodes (public_key, name, role, lat, lon, last_seen, advert_count)
                VALUES ('ab', 'Tower', 'repeater', 50.1, 8.7, '2026-11-20 12:00:02', 4)""");
    }

    @Test
    void transmissionsComeInOrderAfterAnId() {
        try (Stream<StoredTransmission> all = reader.transmissionsSince(0)) {
            assertThat(all)
                    .containsExactly(
                            new StoredTransmission(
                                    3,
                                    "90f2b17a42e7efa9",
                                    Optional.of(Bytes.ofHex("1542F43E")),
                                    Optional.of(Instant.parse("2026-11-20T12:00:00Z")),
                                    Optional.of(Instant.ofEpochSecond(1795176002)),
                                    OptionalInt.of(1),
                                    OptionalInt.of(5),
                                    Optional.empty(),
                                    Optional.of("Public"),
                                    Optional.empty(),
                                    Optional.empty()),
                            new StoredTransmission(
                                    7,
                                    "",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    OptionalInt.empty(),
                                    OptionalInt.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty()));
        }
        try (Stream<StoredTransmission> newer = reader.transmissionsSince(3)) {
            assertThat(newer).extracting(StoredTransmission::id).containsExactly(7L);
        }
    }

    @Test
    void groupTextsAreTransmissionsOfThatTypeOnly() {
        try (Stream<StoredTransmission> texts = reader.groupTextsSince(0)) {
            assertThat(texts).extracting(StoredTransmission::id).containsExactly(3L);
        }
        try (Stream<StoredTransmission> newer = reader.groupTextsSince(3)) {
            assertThat(newer).isEmpty();
        }
    }

    @Test
    void observationsOfAPacketNameTheirObserver() {
        try (Stream<StoredObservation> heard = reader.observationsOf(HASH)) {
            assertThat(heard)
                    .containsExactly(
                            new StoredObservation(
                                    1,
                                    3,
                                    Optional.of("AA"),
                                    Optional.of("Hill"),
                                    Instant.ofEpochSecond(1795176002),
                                    OptionalDouble.of(7.5),
                                    OptionalDouble.of(-101),
                                    Optional.of("rx"),
                                    List.of("F43E", "B61E"),
                                    Optional.empty()),
                            new StoredObservation(
                                    2,
                                    3,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Instant.EPOCH,
                                    OptionalDouble.empty(),
                                    OptionalDouble.empty(),
                                    Optional.empty(),
                                    List.of(),
                                    Optional.empty()));
        }
    }

    @Test
    void nodesAndObserversAreListed() {
        try (Stream<StoredNode> nodes = reader.nodes();
                Stream<StoredObserver> observers = reader.observers()) {
            assertThat(nodes)
                    .containsExactly(new StoredNode(
                            "ab",
                            Optional.of("Tower"),
                            Optional.of("repeater"),
                            OptionalDouble.of(50.1),
                            OptionalDouble.of(8.7),
                            Optional.empty(),
                            Optional.of(Instant.parse("2026-11-20T12:00:02Z")),
                            4));
            assertThat(observers)
                    .extracting(StoredObserver::id, StoredObserver::packetCount, StoredObserver::active)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("AA", 2L, true),
                            org.assertj.core.groups.Tuple.tuple("BB", 0L, false));
        }
    }

    /** Rows come as they are asked for: what was not asked for is neither read nor held. */
    @Test
    void aStreamMayBeLongerThanWhatIsFetchedAtOnce() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int id = 1; id <= 2_500; id++) {
            rows.add(String.format(Locale.ROOT, "('%064d')", id));
        }
        database.execute("INSERT INTO nodes (public_key) VALUES " + String.join(", ", rows));
        try (Stream<StoredNode> nodes = reader.nodes()) {
            assertThat(nodes.map(StoredNode::publicKey).limit(2_499))
                    .hasSize(2_499)
                    .isSorted();
        }
    }

    @Test
    void totalsCountTheRows() {
        assertThat(database.store().totals()).isEqualTo(new StoreTotals(2, 2, 1, 2, 0));
    }

    @Test
    void declaredRegionsAreTheNewestOfReportsAndAnswers() throws Exception {
        for (String row : List.of(
                "nodes|AA|#harbor,*|2026-11-20T12:00:00Z",
                "inactive_nodes|bb|#harbor,#sea|2026-11-20 11:00:00",
                "nodes|dd|#unread|yesterday")) {
            String[] cells = row.split("\\|");
            database.execute(
                    "INSERT INTO " + cells[0] + " (public_key, configured_scope, configured_scope_at) VALUES ('"
                            + cells[1] + "', '" + cells[2] + "', '" + cells[3] + "')");
        }
        for (String row : List.of(
                "aa|lake|2026-11-20T11:59:59.999Z",
                "dd|lake|2026-11-20T12:00:00.000Z",
                "dd|pond|2026-11-20T12:00:00.001Z",
                "ee|pond|2026-11-20T10:00:00.000Z")) {
            String[] cells = row.split("\\|");
            database.execute(
                    "INSERT INTO node_declared_regions (target, rx_pubkey, observed_at, ingested_at, regions_csv)"
                            + " VALUES ('" + cells[0] + "', '99', '" + cells[2] + "', '2026-11-20T12:00:00Z', '"
                            + cells[1]
                            + "')");
        }
        assertThat(database.store().declaredRegions().names(9, List.of()).usable())
                .containsExactly("pond", "harbor", "sea");
    }

    @Test
    void theEngineNamesItsVersion() {
        assertThat(database.store().engine()).matches("(SQLite 3|PostgreSQL 1[5-9])\\.\\d.*");
    }
}
