package io.github.meshcorejvm.codec.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A variant of {@link Payload} that is added and forgotten somewhere fails here by name. */
class PayloadVariantsTest {

    private static final Bytes MAC = Bytes.ofHex("abcd");
    private static final Bytes BLOCK = Bytes.ofHex("00112233445566778899aabbccddeeff");
    private static final NodeKey KEY = NodeKey.ofHex("9a".repeat(32));

    private static final Map<Class<?>, Payload> SAMPLES = Stream.of(
                    new Request(1, 2, MAC, BLOCK),
                    new Response(1, 2, MAC, BLOCK),
                    new TextMessage(1, 2, MAC, BLOCK),
                    new ReturnedPath(1, 2, MAC, BLOCK),
                    new Ack(0x01020304L, Bytes.EMPTY),
                    new Advert(KEY, 1_750_000_000L, Bytes.ofHex("5a".repeat(64)), Bytes.ofHex("8141")),
                    new GroupText(1, MAC, BLOCK),
                    new GroupData(1, MAC, BLOCK),
                    new AnonymousRequest(1, KEY, MAC, BLOCK),
                    new Trace(1, 2, 0, Bytes.ofHex("aabb")),
                    new Multipart(1, PayloadType.ACK, Bytes.ofHex("01020304")),
                    new DiscoverRequest(0x80, 4, 7, OptionalLong.of(9), Bytes.EMPTY),
                    new DiscoverResponse(0x92, -4, 7, KEY.bytes()),
                    new UnknownControl(0x70, Bytes.ofHex("01")),
                    new RawCustom(Bytes.ofHex("0102")),
                    new ReservedPayload(PayloadType.RESERVED_12, Bytes.ofHex("0102")),
                    new MalformedPayload(PayloadType.ACK, "too short: needs 4 bytes but has 1", Bytes.ofHex("01")))
            .collect(Collectors.toMap(Payload::getClass, Function.identity()));

    /** All classes that can be an instance of a sealed type. */
    private static Stream<Class<?>> variants(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(it -> variants(it)) : Stream.of(type);
    }

    static List<Class<?>> variants() {
        return variants(Payload.class).toList();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void hasASampleThatGoesThroughEveryStep(Class<?> variant) throws Exception {
        assertThat(SAMPLES).as("a sample of each variant").containsKey(variant);
        Payload payload = SAMPLES.get(variant);
        assertThat(Payload.decode(payload.type(), payload.encode())).isEqualTo(payload);
        Packet packet = Packet.of(RouteType.DIRECT, HopPath.EMPTY, payload);
        Packet decoded = Packet.decode(packet.encode());
        assertThat(decoded).isEqualTo(packet);
        assertThat(decoded.payload()).isEqualTo(payload);
        PacketStructure structure = PacketStructure.of(Bytes.copyOf(packet.encode()));
        int covered = structure.fields().stream()
                .filter(field -> field.bits().isEmpty())
                .mapToInt(field -> field.bytes().size())
                .sum();
        assertThat(covered).isEqualTo(packet.encodedLength());
    }

    @Test
    void noSampleIsOfAnotherType() {
        assertThat(SAMPLES.keySet()).containsExactlyInAnyOrderElementsOf(variants());
    }

    /** Every payload type of the header gives a variant of its own, however many bytes there are. */
    @ParameterizedTest
    @EnumSource(PayloadType.class)
    void everyTypeIsDecodedToAVariant(PayloadType type) {
        for (int length = 0; length <= 120; length++) {
            Bytes bytes = Bytes.copyOf(new byte[length]);
            Payload payload = Payload.decode(type, bytes);
            assertThat(payload.type()).isEqualTo(type);
            assertThat(payload.encode()).isEqualTo(bytes);
            assertThat(variants()).contains(payload.getClass());
        }
    }
}
