package io.github.meshcorejvm.store;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.Signal;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeshStoreTest {

    /** Firmware vector A-group-0001: group text on Public from Alice, two hops of two bytes. */
    private static final String GROUP_TEXT =
            "1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1";

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void newFileIsWhatReadersLookFor() throws SQLException {
        Path file = folder.resolve("sub/new.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThat(query(file, "PRAGMA journal_mode")).containsExactly("wal");
        assertThat(query(file, "PRAGMA auto_vacuum")).containsExactly("2");
        assertThat(query(file, "PRAGMA user_version")).containsExactly("3");
        assertThat(query(file, "SELECT count(*) FROM packets_v")).containsExactly("0");
        assertThat(query(file, "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name LIKE 'idx_%'"))
                .containsExactly("34");
        assertThat(query(file, "SELECT count(*) FROM _migrations")).containsExactly("27");
    }

    @Test
    void copiesOfOnePacketAreOneTransmissionAndOneObservationEach() throws Exception {
        Path file = folder.resolve("copies.db");
        Clock clock = Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC);
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT.withClock(clock))) {
            BatchResult first = store.writer()
                    .write(List.of(
                            observation("AA", NOON.plusSeconds(2)), observation("BB", NOON), observation("BB", NOON)));
            assertThat(first).isEqualTo(new BatchResult(1, 2, 1, 0, 3, 0, List.of()));
            assertThat(store.writer().write(List.of(observation("AA", NOON))).duplicates())
                    .isEqualTo(1);
        }
        assertThat(query(file, "SELECT hash, first_seen, last_seen, channel_hash FROM transmissions"))
                .containsExactly("90f2b17a42e7efa9|2026-11-20T12:00:00Z|1795176002|Public");
        assertThat(query(file, "SELECT observer_idx, path_json, timestamp, snr FROM observations ORDER BY id"))
                .containsExactly("1|[\"F43E\",\"B61E\"]|1795176002|7.5", "2|[\"F43E\",\"B61E\"]|1795176000|7.5");
        assertThat(query(file, "SELECT id, name, iata, packet_count, last_seen, last_packet_at FROM observers"))
                .containsExactly(
                        "AA|Hill|FRA|2|2026-11-20T12:00:02Z|2026-11-20T12:00:02Z",
                        "BB|Hill|FRA|2|2026-11-20T12:00:00Z|2026-11-20T12:00:00Z");
    }

    @Test
    void aRowThatTheDatabaseRefusesDoesNotCostItsBatch() throws Exception {
        Path file = folder.resolve("refused.db");
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            execute(
                    file,
                    "CREATE TRIGGER no_bb BEFORE INSERT ON observers WHEN NEW.id = 'BB'"
                            + " BEGIN SELECT raise(ABORT, 'not BB'); END");
            BatchResult result = store.writer()
                    .write(List.of(observation("AA", NOON), observation("BB", NOON), observation("CC", NOON)));
            assertThat(result.observationsInserted()).isEqualTo(2);
            assertThat(result.rejected()).singleElement().satisfies(rejected -> {
                assertThat(rejected.index()).isEqualTo(1);
                assertThat(rejected.reason()).contains("not BB");
            });
        }
        assertThat(query(file, "SELECT id, packet_count FROM observers")).containsExactly("AA|1", "CC|1");
    }

    @Test
    void refusesFilesOfOthersAndLeavesThemAsTheyAre() throws Exception {
        Path file = folder.resolve("foreign.db");
        execute(file, "CREATE TABLE moz_places (id INTEGER PRIMARY KEY)");
        assertThatThrownBy(() -> MeshStore.open(file, StoreOptions.DEFAULT))
                .isInstanceOf(UnsupportedSchemaException.class)
                .hasMessageContaining("database of another program");
        assertThat(query(file, "SELECT name FROM sqlite_master")).containsExactly("moz_places");
        assertThat(query(file, "PRAGMA journal_mode")).containsExactly("delete");
    }

    @Test
    void addsWhatAnOlderFileLacks() throws Exception {
        Path file = folder.resolve("older.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(file, "DROP VIEW packets_v");
        execute(file, "DROP INDEX idx_tx_scope_name");
        execute(file, "ALTER TABLE transmissions DROP COLUMN scope_name");
        execute(file, "ALTER TABLE inactive_nodes DROP COLUMN configured_scope_at");
        execute(file, "DROP TABLE client_observers");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThat(query(file, "SELECT scope_name FROM transmissions")).isEmpty();
        assertThat(query(file, "SELECT configured_scope_at FROM inactive_nodes"))
                .isEmpty();
        assertThat(query(file, "SELECT pubkey FROM client_observers")).isEmpty();
        assertThat(query(file, "SELECT raw_hex FROM packets_v")).isEmpty();
    }

    private static Observation observation(String observer, Instant time) throws Exception {
        PacketInterpreter interpreter = new PacketInterpreter(new InterpreterSettings(
                ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC).build(),
                RegionScopes.EMPTY,
                Optional.of(AdvertVerifier.jdk()),
                Optional.empty(),
                false));
        Bytes frame = Bytes.ofHex(GROUP_TEXT);
        return new Observation(
                (Interpretation.Stored) interpreter.interpret(Packet.decode(frame)),
                frame,
                Optional.of(new ObserverRef(observer, Optional.of("Hill"), Optional.of("FRA"))),
                time,
                new Signal(OptionalDouble.of(7.5), OptionalDouble.empty()),
                OptionalLong.empty(),
                Optional.of("rx"),
                Delivery.FIRST,
                Optional.empty());
    }
}
