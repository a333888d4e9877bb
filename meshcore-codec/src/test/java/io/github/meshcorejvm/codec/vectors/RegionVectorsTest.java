package io.github.meshcorejvm.codec.vectors;

import static io.github.meshcorejvm.codec.vectors.GoldenVector.has;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.region.RegionKey;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Region keys and the transport codes made with them. */
class RegionVectorsTest {

    static Stream<GoldenVector> regionKeys() {
        return GoldenVector.ofKind("region-key");
    }

    @ParameterizedTest
    @MethodSource("regionKeys")
    void keyOfName(GoldenVector vector) {
        String name = vector.text("regionNameGiven");
        if (has(vector.json(), "regionKey")) {
            assertThat(RegionKey.ofName(name).bytes()).isEqualTo(vector.bytes("regionKey"));
        } else {
            assertThatThrownBy(() -> RegionKey.ofName(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    static Stream<GoldenVector> codes() {
        return GoldenVector.ofTopic("transport").filter(vector -> has(vector.payload(), "expectedCode0"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void transportCode(GoldenVector vector) {
        Packet packet = vector.packet();
        RegionKey key = RegionKey.ofName(vector.keys().get("regionNameGiven").getAsString());
        assertThat(key.transportCode(packet.payloadType(), packet.payloadBytes()))
                .isEqualTo(vector.payload().get("expectedCode0").getAsInt());
    }

    @ParameterizedTest
    @MethodSource("codes")
    void matchingRegion(GoldenVector vector) {
        List<String> names = codes().map(v -> v.keys().get("regionNameGiven").getAsString())
                .distinct()
                .toList();
        ScopeMatch match = RegionScopes.ofNames(names).match(vector.packet());
        if (!has(vector.payload(), "matchingRegionHex")) {
            assertThat(match).isNotInstanceOf(ScopeMatch.Matched.class);
            return;
        }
        // The firmware tells the name as it stores it, cut to 30 bytes; the codec as the user gave it.
        String stored = new String(
                GoldenVector.hex(vector.payload(), "matchingRegionHex").toByteArray(), StandardCharsets.UTF_8);
        String given = names.stream()
                .filter(name -> name.startsWith(stored))
                .findFirst()
                .orElseThrow();
        assertThat(match).isEqualTo(new ScopeMatch.Matched(given.startsWith("#") ? given : "#" + given));
    }
}
