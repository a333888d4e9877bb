package io.github.meshcorejvm.codec.vectors;

import static io.github.meshcorejvm.codec.vectors.GoldenVector.has;
import static io.github.meshcorejvm.codec.vectors.GoldenVector.hex;
import static io.github.meshcorejvm.codec.vectors.GoldenVector.hexList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.Control;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.DiscoverRequest;
import io.github.meshcorejvm.codec.payload.DiscoverResponse;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.MalformedPayload;
import io.github.meshcorejvm.codec.payload.Multipart;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.Trace;
import io.github.meshcorejvm.codec.payload.UnknownControl;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields of payloads, as far as no key is needed. */
class PayloadVectorsTest {

    static Stream<GoldenVector> complete(String... topics) {
        return Stream.of(topics).flatMap(GoldenVector::ofTopic).filter(GoldenVector::isComplete);
    }

    static Stream<GoldenVector> acks() {
        return complete("ack");
    }

    @ParameterizedTest
    @MethodSource("acks")
    void ack(GoldenVector vector) {
        JsonObject expected = vector.payload();
        Ack ack = (Ack) vector.packet().payload();
        assertThat(ack.checksum()).isEqualTo(expected.get("ackCrc").getAsLong());
        assertThat(ack.encode().slice(0, Ack.MIN_LENGTH)).isEqualTo(hex(expected, "ackHex"));
        assertThat(ack.extra()).isEqualTo(hex(expected, "extraHex"));
        if (has(expected, "extendedAttempt")) {
            assertThat(ack.extendedAttempt())
                    .hasValue(expected.get("extendedAttempt").getAsInt());
        } else {
            assertThat(ack.extendedAttempt()).isEmpty();
        }
    }

    static Stream<GoldenVector> direct() {
        return complete("direct", "path");
    }

    @ParameterizedTest
    @MethodSource("direct")
    void directPayload(GoldenVector vector) {
        JsonObject expected = vector.payload();
        DirectPayload payload = (DirectPayload) vector.packet().payload();
        assertThat(payload.destinationHash())
                .isEqualTo(hex(expected, "destHash").u8(0));
        assertThat(payload.sourceHash()).isEqualTo(hex(expected, "srcHash").u8(0));
        assertThat(payload.mac()).isEqualTo(hex(expected, "macHex"));
        assertThat(payload.ciphertext()).isEqualTo(hex(expected, "ciphertextHex"));
    }

    static Stream<GoldenVector> anonymous() {
        return complete("anon");
    }

    @ParameterizedTest
    @MethodSource("anonymous")
    void anonymousRequest(GoldenVector vector) {
        JsonObject expected = vector.payload();
        AnonymousRequest request = (AnonymousRequest) vector.packet().payload();
        assertThat(request.destinationHash())
                .isEqualTo(hex(expected, "destHash").u8(0));
        assertThat(request.senderKey().bytes()).isEqualTo(hex(expected, "senderPublicKey"));
        assertThat(request.mac()).isEqualTo(hex(expected, "macHex"));
        assertThat(request.ciphertext()).isEqualTo(hex(expected, "ciphertextHex"));
    }

    static Stream<GoldenVector> groups() {
        return complete("group");
    }

    @ParameterizedTest
    @MethodSource("groups")
    void groupPayload(GoldenVector vector) {
        JsonObject expected = vector.payload();
        GroupPayload payload = (GroupPayload) vector.packet().payload();
        assertThat(payload.channelHash()).isEqualTo(hex(expected, "channelHash").u8(0));
        assertThat(payload.mac()).isEqualTo(hex(expected, "macHex"));
        assertThat(payload.ciphertext()).isEqualTo(hex(expected, "ciphertextHex"));
    }

    static Stream<GoldenVector> traces() {
        return complete("trace");
    }

    @ParameterizedTest
    @MethodSource("traces")
    void trace(GoldenVector vector) {
        JsonObject expected = vector.payload();
        HopPath path = vector.packet().path();
        Trace trace = (Trace) vector.packet().payload();
        assertThat(trace.tag()).isEqualTo(expected.get("tag").getAsLong());
        assertThat(trace.authCode()).isEqualTo(expected.get("authCode").getAsLong());
        assertThat(trace.flags()).isEqualTo(expected.get("flags").getAsInt());
        assertThat(trace.hopSize()).isEqualTo(expected.get("pathHashSize").getAsInt());
        assertThat(trace.hops()).isEqualTo(hexList(expected.getAsJsonArray("pathHashes")));
        if (expected.get("snrUsable").getAsBoolean()) {
            assertThat(Trace.snrQuarterDb(path))
                    .isEqualTo(expected.getAsJsonArray("snrRaw").asList().stream()
                            .map(JsonElement::getAsInt)
                            .toList());
        } else {
            assertThat(Trace.snrQuarterDb(path)).isEmpty();
        }
    }

    static Stream<GoldenVector> multiparts() {
        return complete("multipart");
    }

    @ParameterizedTest
    @MethodSource("multiparts")
    void multipart(GoldenVector vector) {
        JsonObject expected = vector.payload();
        Multipart multipart = (Multipart) vector.packet().payload();
        assertThat(multipart.remaining()).isEqualTo(expected.get("remaining").getAsInt());
        assertThat(multipart.innerType().code())
                .isEqualTo(expected.get("innerType").getAsInt());
        assertThat(multipart.innerBytes()).isEqualTo(hex(expected, "innerHex"));
        assertThat(multipart.ack().isPresent()).isEqualTo(has(expected, "ackCrc"));
        multipart.ack().ifPresent(ack -> {
            assertThat(ack.checksum()).isEqualTo(expected.get("ackCrc").getAsLong());
            assertThat(ack.extra()).isEqualTo(hex(expected, "extraHex"));
        });
    }

    static Stream<GoldenVector> controls() {
        return GoldenVector.ofTopic("control");
    }

    @ParameterizedTest
    @MethodSource("controls")
    void control(GoldenVector vector) {
        JsonObject expected = vector.payload();
        Control control = (Control) vector.packet().payload();
        assertThat(control.flags()).isEqualTo(expected.get("flags").getAsInt());
        assertThat(control.subType()).isEqualTo(expected.get("subType").getAsInt());
        assertThat(control.zeroHopOnly()).isEqualTo(expected.get("zeroHopOnly").getAsBoolean());
        if (control instanceof DiscoverRequest request) {
            assertThat(expected.has("tag")).isTrue();
            assertThat(request.prefixOnly())
                    .isEqualTo(expected.get("prefixOnly").getAsBoolean());
            assertThat(request.typeFilter())
                    .isEqualTo(expected.get("typeFilter").getAsInt());
            assertThat(request.tag()).isEqualTo(expected.get("tag").getAsLong());
            assertThat(request.since().isPresent())
                    .isEqualTo(expected.get("hasSince").getAsBoolean());
            assertThat(request.since().orElse(0))
                    .isEqualTo(expected.get("since").getAsLong());
        } else if (control instanceof DiscoverResponse response) {
            assertThat(response.nodeType().code())
                    .isEqualTo(expected.get("nodeType").getAsInt());
            assertThat(response.snrQuarterDb()).isEqualTo(expected.get("snrRaw").getAsInt());
            assertThat(response.tag()).isEqualTo(expected.get("tag").getAsLong());
            assertThat(response.keyBytes()).isEqualTo(hex(expected, "publicKey"));
        } else {
            assertThat(expected.has("tag")).isFalse();
            assertThat(((UnknownControl) control).data()).isEqualTo(hex(expected, "dataHex"));
        }
    }

    static Stream<GoldenVector> incomplete() {
        return GoldenVector.packets()
                .filter(GoldenVector::isPacket)
                .filter(vector -> !vector.isComplete())
                .filter(vector -> !vector.text("id").contains("control"));
    }

    /** The firmware also ignores an encrypted payload without ciphertext; here that is a payload with none. */
    @ParameterizedTest
    @MethodSource("incomplete")
    void payloadThatFirmwareFindsTooShort(GoldenVector vector) {
        Payload payload = vector.packet().payload();
        boolean withoutCiphertext = payload instanceof DirectPayload direct
                        && direct.ciphertext().isEmpty()
                || payload instanceof GroupPayload group && group.ciphertext().isEmpty()
                || payload instanceof AnonymousRequest request
                        && request.ciphertext().isEmpty();
        assertThat(payload instanceof MalformedPayload || withoutCiphertext).isTrue();
        assertThat(payload.encode()).isEqualTo(hex(vector.payload(), "dataHex"));
    }
}
