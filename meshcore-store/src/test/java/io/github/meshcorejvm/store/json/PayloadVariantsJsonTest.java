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
import java.util.Map;
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

    /** Of each variant, keys that no other way of writing it would give (the contract of decoded_json). */
    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry("Request", Set.of("destHash", "srcHash", "mac", "encryptedData")),
            Map.entry("Response", Set.of("destHash", "srcHash", "mac", "encryptedData")),
            Map.entry("TextMessage", Set.of("destHash", "srcHash", "mac", "encryptedData")),
            Map.entry("ReturnedPath", Set.of("destHash", "srcHash", "mac", "pathData")),
            Map.entry("Ack", Set.of("extraHash", "ackLen", "ackAttempt", "ackRand")),
            Map.entry("Advert", Set.of("pubKey", "timestamp", "timestampISO", "signature", "flags")),
            Map.entry("GroupText", Set.of("channelHashHex", "decryptionStatus", "mac", "encryptedData")),
            Map.entry("GroupData", Set.of("channelHashHex", "decryptionStatus", "mac", "encryptedData")),
            Map.entry("AnonymousRequest", Set.of("destHash", "ephemeralPubKey", "mac", "encryptedData")),
            Map.entry("Trace", Set.of("tag", "authCode", "traceFlags", "pathData")),
            Map.entry("Multipart", Set.of("remaining", "innerType", "innerTypeName", "innerPayload")),
            Map.entry("DiscoverRequest", Set.of("ctrlFlags", "ctrlSubtype", "ctrlFilter", "ctrlTag", "ctrlSince")),
            Map.entry("DiscoverResponse", Set.of("ctrlFlags", "ctrlSubtype", "ctrlNodeType", "ctrlSNR", "ctrlTag")),
            Map.entry("UnknownControl", Set.of("ctrlFlags", "ctrlZeroHop", "ctrlLength", "ctrlSubtype", "raw")),
            Map.entry("RawCustom", Set.of("rawLength", "raw", "firstByteTag")),
            Map.entry("ReservedPayload", Set.of("raw")),
            Map.entry("MalformedPayload", Set.of("error", "raw")));

    /** Bodies of one byte give the variants whose further keys have no bytes. */
    private static final int SHORT = 2;

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
    void everyVariantHasItsKeys() {
        for (Payload payload : samples()) {
            Packet packet = Packet.of(RouteType.DIRECT, HopPath.EMPTY, payload);
            String text = DecodedJson.of(PacketReading.of(packet, ChannelKeyring.EMPTY, Optional.empty()));
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            assertThat(json.get("type").getAsString()).as(payload.toString()).isNotEmpty();
            String variant = payload.getClass().getSimpleName();
            assertThat(KEYS).containsKey(variant);
            if (payload.encode().size() >= SHORT) {
                assertThat(json.keySet()).as(payload.toString()).containsAll(KEYS.get(variant));
            } else {
                assertThat(json.size()).as(payload.toString()).isGreaterThan(1);
            }
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
