package io.github.meshcorejvm.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.testing.SampleAdvert;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A shared contact from the time when programs stored no frames of observations. */
@ParameterizedClass
@EnumSource(StoreEngine.class)
class OlderSharedContactTest {

    private static final Bytes SHARED = Bytes.ofHex("130000000000" + SampleAdvert.PAYLOAD);
    private static final Bytes GENUINE = Bytes.ofHex(SampleAdvert.FRAME);

    /** The firmware's vector has no valid signature. */
    private static final InterpreterSettings UNVERIFIED = new InterpreterSettings(
            ChannelKeyring.EMPTY, RegionScopes.EMPTY, Optional.empty(), Optional.empty(), false);

    @Parameter
    StoreEngine engine;

    @TempDir
    private Path folder;

    /** The contract: a graph built as packets come and one built anew agree, and a shared contact gives no edge. */
    @Test
    void itStaysOneWhenItsPacketIsAlsoHeard() throws Exception {
        TestDatabase database = engine.create(folder);
        try (MeshStore store = database.store(StoreOptions.DEFAULT)) {
            store.writer().write(List.of(observation(SHARED, "0a".repeat(32))));
            database.execute("UPDATE observations SET raw_hex = NULL");
            store.writer().write(List.of(observation(GENUINE, "0b".repeat(32))));
            assertThat(database.query("SELECT raw_hex FROM observations ORDER BY id"))
                    .containsExactly(SHARED.toUpperHex(), GENUINE.toUpperHex());
            store.neighbors().update(NeighborOptions.DEFAULT, Optional.empty());
            List<String> edges = database.query("SELECT node_a, node_b, count FROM neighbor_edges");
            assertThat(edges).hasSize(1);
            store.neighbors().rebuild(NeighborOptions.DEFAULT, Optional.empty());
            assertThat(database.query("SELECT node_a, node_b, count FROM neighbor_edges"))
                    .isEqualTo(edges);
        }
    }

    private static Observation observation(Bytes frame, String observer) throws Exception {
        Interpretation.Stored packet =
                (Interpretation.Stored) new PacketInterpreter(UNVERIFIED).interpret(Packet.decode(frame));
        return Observation.of(packet, frame, Instant.parse("2026-11-20T12:00:00Z"))
                .by(ObserverRef.of(observer));
    }
}
