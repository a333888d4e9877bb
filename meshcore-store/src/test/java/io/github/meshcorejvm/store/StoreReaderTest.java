package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.store.read.StoredNode;
import io.github.meshcorejvm.store.read.StoredObservation;
import io.github.meshcorejvm.store.read.StoredObserver;
import io.github.meshcorejvm.store.read.StoredTransmission;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are written with SQL, as another program would, and read back. */
class StoreReaderTest {

    private static final ContentHash HASH = ContentHash.ofHex("90f2b17a42e7efa9");

    @TempDir
    private Path folder;

    private Path file;
    private StoreReader reader;

    @BeforeEach
    void makeDatabase() throws Exception {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        reader = MeshStore.at(file, StoreOptions.DEFAULT).reader();
        Sql.execute(file, """
                INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen, route_type, payload_type, channel_hash)
                VALUES (3, '1542F43E', '90f2b17a42e7efa9', '2026-11-20T12:00:00Z', 1795176002, 1, 5, 'Public')""");
        Sql.execute(file, """
                INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen, route_type, payload_type)
                VALUES (7, 'no hex', '', 'yesterday', 0, -1, 300)""");
        Sql.execute(
                file,
                "INSERT INTO observers (id, name, iata, last_seen, packet_count) VALUES"
                        + " ('AA', 'Hill', 'FRA', '2026-11-20T12:00:02Z', 2)");
        Sql.execute(file, "INSERT INTO observers (id, inactive) VALUES ('BB', 1)");
        Sql.execute(file, """
                INSERT INTO observations (id, transmission_id, observer_idx, direction, snr, rssi, path_json, timestamp)
                VALUES (1, 3, 1, 'rx', 7.5, -101, '["F43E","B61E"]', 1795176002), (2, 3, 99, NULL, NULL, NULL, 'x', -5)""");
        Sql.execute(file, """
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

    /** A writer that empties its log is only held up by streams that are open. */
    @Test
    void aClosedStreamLeavesNothingOpen() throws Exception {
        try (Stream<StoredTransmission> some = reader.transmissionsSince(0)) {
            assertThat(some.findFirst()).isPresent();
        }
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            assertThat(store.maintenance().checkpoint().blocked()).isFalse();
        }
        assertThat(folder.resolve("mesh.db-wal")).doesNotExist();
    }

    @Test
    void aMissingOrForeignFileIsAnError() throws Exception {
        Path missing = folder.resolve("missing.db");
        assertThatThrownBy(() ->
                        MeshStore.at(missing, StoreOptions.DEFAULT).reader().nodes())
                .isInstanceOf(StoreException.class)
                .hasMessage("read " + missing + ": no such database file");
        assertThatThrownBy(() -> MeshStore.at(missing, StoreOptions.DEFAULT).totals())
                .isInstanceOf(StoreException.class);
        assertThat(missing).doesNotExist();
        Path text = Files.writeString(folder.resolve("text.db"), "no database, but text".repeat(50));
        assertThatThrownBy(
                        () -> MeshStore.at(text, StoreOptions.DEFAULT).reader().nodes())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not a database");
    }

    @Test
    void closingTwiceIsNoError() {
        MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT);
        store.close();
        store.close();
    }
}
