package io.github.meshcorejvm.codec.vectors;

import static io.github.meshcorejvm.codec.vectors.GoldenVector.has;
import static io.github.meshcorejvm.codec.vectors.GoldenVector.hex;
import static io.github.meshcorejvm.codec.vectors.GoldenVector.hexList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.DirectContent;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.direct.NodePair;
import io.github.meshcorejvm.codec.direct.PathContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.Response;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payloads between two nodes, decrypted with their keys and made again from what was inside. */
class DirectVectorsTest {

    private static final Map<Bytes, NodeKeyPair> KEY_PAIRS = new ConcurrentHashMap<>();

    static Stream<GoldenVector> encrypted() {
        return Stream.of("direct", "path", "anon")
                .flatMap(GoldenVector::ofTopic)
                .filter(GoldenVector::isComplete)
                .filter(vector -> vector.keys().has("receiverSeed"));
    }

    private static boolean opens(GoldenVector vector) {
        JsonObject payload = vector.payload();
        String match = payload.has("hashesMatchKeys") ? "hashesMatchKeys" : "destMatchesKey";
        boolean ofSender = !payload.has("senderPublicKey")
                || payload.get("senderPublicKey").equals(vector.keys().get("senderPublicKey"));
        return ofSender
                && payload.get("macValid").getAsBoolean()
                && payload.get(match).getAsBoolean()
                && !payload.has("partialLastBlock");
    }

    static Stream<GoldenVector> opening() {
        return encrypted().filter(DirectVectorsTest::opens);
    }

    private static NodeKeyPair keyPair(GoldenVector vector, String who) {
        return KEY_PAIRS.computeIfAbsent(hex(vector.keys(), who + "Seed"), NodeKeyPair::ofSeed);
    }

    private static DirectDecryption<?> decrypt(NodeKeyring keys, Payload payload) {
        if (payload instanceof TextMessage text) {
            return keys.decrypt(text);
        } else if (payload instanceof Request request) {
            return keys.decrypt(request);
        } else if (payload instanceof Response response) {
            return keys.decrypt(response);
        } else if (payload instanceof ReturnedPath path) {
            return keys.decrypt(path);
        }
        return keys.decrypt((AnonymousRequest) payload);
    }

    private static DirectDecryption<?> decryptAsReceiver(GoldenVector vector) {
        NodeKey sender = keyPair(vector, "sender").publicKey();
        return decrypt(
                NodeKeyring.of(List.of(keyPair(vector, "receiver")), List.of(sender)),
                vector.packet().payload());
    }

    private static DirectDecryption<?> decryptAsSender(GoldenVector vector) {
        NodeKey receiver = keyPair(vector, "receiver").publicKey();
        return decrypt(
                NodeKeyring.of(List.of(keyPair(vector, "sender")), List.of(receiver)),
                vector.packet().payload());
    }

    @ParameterizedTest
    @MethodSource("encrypted")
    void opensExactlyWhatTheKeysFit(GoldenVector vector) {
        if (!opens(vector)) {
            assertThat(decryptAsReceiver(vector)).isNotInstanceOf(DirectDecryption.Decrypted.class);
            return;
        }
        assertThat(decryptAsSender(vector)).isEqualTo(decryptAsReceiver(vector));
        DirectDecryption.Decrypted<?> decrypted = (DirectDecryption.Decrypted<?>) decryptAsReceiver(vector);
        assertThat(decrypted.sender()).isEqualTo(keyPair(vector, "sender").publicKey());
        assertThat(decrypted.receiver()).isEqualTo(keyPair(vector, "receiver").publicKey());
        assertThat(decrypted.plaintext()).isEqualTo(hex(vector.payload(), "plaintextHex"));
    }

    @ParameterizedTest
    @MethodSource("opening")
    void contentIsThatOfTheFirmware(GoldenVector vector) {
        DirectDecryption.Decrypted<?> decrypted = (DirectDecryption.Decrypted<?>) decryptAsReceiver(vector);
        JsonObject expected = vector.content();
        if (expected.has("overrun")
                || expected.has("pathLenValid") && !expected.get("pathLenValid").getAsBoolean()) {
            assertThat(decrypted.content()).isEmpty();
            return;
        }
        DirectContent content = decrypted.content().orElseThrow();
        if (content instanceof DirectText text) {
            text(expected, text, decrypted);
        } else if (content instanceof RequestContent request) {
            assertThat(request.timestampSeconds())
                    .isEqualTo(expected.get("timestamp").getAsLong());
            assertThat(request.requestType())
                    .isEqualTo(expected.get("requestType").getAsInt());
            assertThat(request.data()).isEqualTo(hex(expected, "requestDataHex"));
        } else if (content instanceof ResponseContent response) {
            assertThat(response.tag()).isEqualTo(expected.get("tag").getAsLong());
            assertThat(response.data()).isEqualTo(hex(expected, "dataHex"));
        } else if (content instanceof PathContent path) {
            assertThat(path.path().lengthByte())
                    .isEqualTo(expected.get("pathLenByte").getAsInt());
            assertThat(path.path().hops()).isEqualTo(hexList(expected.getAsJsonArray("hops")));
            assertThat(path.extraTypeByte())
                    .isEqualTo(expected.get("extraTypeByte").getAsInt());
            assertThat(path.extraType().code())
                    .isEqualTo(expected.get("extraType").getAsInt());
            assertThat(path.extra()).isEqualTo(hex(expected, "extraHex"));
        } else {
            anonymous(expected, (AnonymousContent) content);
        }
    }

    private static void text(JsonObject expected, DirectText text, DirectDecryption.Decrypted<?> decrypted) {
        assertThat(text.timestampSeconds()).isEqualTo(expected.get("timestamp").getAsLong());
        assertThat(text.flags()).isEqualTo(expected.get("flagsByte").getAsInt());
        assertThat(text.textType()).isEqualTo(expected.get("txtType").getAsInt());
        assertThat(text.textBytes()).isEqualTo(hex(expected, "textHex"));
        if (has(expected, "text")) {
            assertThat(text.text()).isEqualTo(expected.get("text").getAsString());
        }
        if (has(expected, "senderPrefix")) {
            assertThat(text.authorPrefix()).contains(hex(expected, "senderPrefix"));
        } else {
            assertThat(text.authorPrefix()).isEmpty();
        }
        int extended = has(expected, "extendedAttempt")
                ? expected.get("extendedAttempt").getAsInt()
                : 0;
        if (text.textType() == DirectText.PLAIN) {
            assertThat(text.extendedAttempt()).isEqualTo(extended);
        }
        assertThat(text.attempt())
                .isEqualTo(extended > 3 ? extended : expected.get("attempt").getAsInt());
        NodeKey key = text.textType() == DirectText.SIGNED ? decrypted.receiver() : decrypted.sender();
        if (has(expected, "ackCrc")) {
            assertThat(text.ackChecksum(key)).hasValue(expected.get("ackCrc").getAsLong());
        } else {
            assertThat(text.ackChecksum(key)).isEmpty();
        }
    }

    private static void anonymous(JsonObject expected, AnonymousContent content) {
        assertThat(content.timestampSeconds())
                .isEqualTo(expected.get("timestamp").getAsLong());
        switch (expected.get("kind").getAsString()) {
            case "login" ->
                assertThat(content.password()).contains(expected.get("password").getAsString());
            case "room-login" ->
                assertThat(content.roomLogin())
                        .contains(new AnonymousContent.RoomLogin(
                                expected.get("syncSince").getAsLong(),
                                expected.get("password").getAsString()));
            case "sub-request" -> {
                List<Bytes> hops = hexList(expected.getAsJsonArray("replyPathHops"));
                AnonymousContent.SubRequest request = content.subRequest().orElseThrow();
                assertThat(request.type()).isEqualTo(expected.get("subType").getAsInt());
                HopPath path = request.replyPath();
                assertThat(path.lengthByte())
                        .isEqualTo(expected.get("replyPathLenByte").getAsInt());
                assertThat(path.hops()).isEqualTo(hops);
            }
            default -> assertThat(content.data()).isEqualTo(hex(expected, "dataHex"));
        }
    }

    /** What is decrypted, encrypted again, is the same payload, wherever the plaintext has nothing behind its end. */
    @ParameterizedTest
    @MethodSource("opening")
    void encryptsWhatItDecrypted(GoldenVector vector) {
        DirectDecryption.Decrypted<?> decrypted = (DirectDecryption.Decrypted<?>) decryptAsReceiver(vector);
        if (decrypted.content().isEmpty() || decrypted.plaintext().size() > AnonymousContent.MAX_LENGTH) {
            return;
        }
        DirectContent content = decrypted.content().get();
        Bytes encoded = content.encode();
        assertThat(decrypted.plaintext().startsWith(encoded)).isTrue();
        if (!decrypted.plaintext().toHex().substring(2 * encoded.size()).matches("0*")) {
            return;
        }
        NodePair pair = NodePair.of(
                keyPair(vector, "sender"), keyPair(vector, "receiver").publicKey());
        assertThat(encrypt(pair, content)).isEqualTo(vector.packet().payload());
    }

    private static Payload encrypt(NodePair pair, DirectContent content) {
        if (content instanceof DirectText text) {
            return pair.encrypt(text);
        } else if (content instanceof RequestContent request) {
            return pair.encrypt(request);
        } else if (content instanceof ResponseContent response) {
            return pair.encrypt(response);
        } else if (content instanceof PathContent path) {
            return pair.encrypt(path);
        }
        return pair.encrypt((AnonymousContent) content);
    }
}
