package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A variant of {@link Payload} that has no JSON fails here by name, rather than in front of a user. */
class PayloadVariantsJsonTest {

    /** Long enough for every type; the first byte chooses among the kinds of control payloads. */
    private static final List<String> BODIES = List.of(
            "00" + "5a".repeat(119), "80" + "5a".repeat(15), "90" + "5a".repeat(15), "70" + "5a".repeat(15), "01");

    private static Stream<Class<?>> variants(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(PayloadVariantsJsonTest::variants)
                : Stream.of(type);
    }

    private static List<Payload> samples() {
        List<Payload> samples = new ArrayList<>();
        for (PayloadType type : PayloadType.values()) {
            for (String body : BODIES) {
                samples.add(Payload.decode(type, Bytes.ofHex(body)));
            }
        }
        return samples;
    }

    @Test
    void everyVariantHasATypeAndAField() {
        for (Payload payload : samples()) {
            Packet packet = Packet.of(RouteType.DIRECT, HopPath.EMPTY, payload);
            String text = DecodedJson.of(PacketReading.of(packet, ChannelKeyring.EMPTY, Optional.empty()));
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            assertThat(json.size()).as(payload.toString()).isGreaterThan(1);
            assertThat(json.get("type").getAsString()).as(payload.toString()).isNotEmpty();
        }
    }

    @Test
    void theSamplesAreOfAllVariants() {
        Set<Class<?>> sampled =
                samples().stream().<Class<?>>map(Payload::getClass).collect(Collectors.toSet());
        assertThat(sampled)
                .containsExactlyInAnyOrderElementsOf(variants(Payload.class).collect(Collectors.toSet()));
    }
}
