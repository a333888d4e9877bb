package io.github.meshcorejvm.codec.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.internal.X25519Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/** Project Wycheproof's vectors, most of which are forged or malformed on purpose. */
class WycheproofTest {

    private static final SignatureVerifier BOUNCY_CASTLE = SignatureVerifier.using((key, message, signature) ->
            signature.length == 64 && Ed25519.verify(signature, 0, key, 0, message, 0, message.length));

    private static List<JsonObject> groups(String file) throws IOException {
        String path = "/testdata/wycheproof/" + file;
        try (InputStream in = Objects.requireNonNull(WycheproofTest.class.getResourceAsStream(path), path)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<JsonObject> groups = new ArrayList<>();
            JsonParser.parseString(text)
                    .getAsJsonObject()
                    .getAsJsonArray("testGroups")
                    .forEach(group -> groups.add(group.getAsJsonObject()));
            return groups;
        }
    }

    private static List<JsonObject> tests(JsonObject group) {
        return group.getAsJsonArray("tests").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static boolean has(JsonObject test, String flag) {
        return test.getAsJsonArray("flags").asList().stream()
                .anyMatch(it -> it.getAsString().equals(flag));
    }

    private static Bytes hex(JsonObject json, String field) {
        return Bytes.ofHex(json.get(field).getAsString());
    }

    /** Signatures with which lenient verifiers can be deceived are refused, by every arithmetic behind the strict checks. */
    @Test
    void verifiesSignaturesAsStrictlyAsTheStandardAllows() throws IOException {
        int valid = 0;
        int invalid = 0;
        int smallOrder = 0;
        for (JsonObject group : groups("ed25519_test.json")) {
            NodeKey key = new NodeKey(hex(group.getAsJsonObject("publicKey"), "pk"));
            for (JsonObject test : tests(group)) {
                String result = test.get("result").getAsString();
                Bytes signature = hex(test, "sig");
                for (SignatureVerifier verifier : List.of(SignatureVerifier.jdk(), BOUNCY_CASTLE)) {
                    SignatureStatus status = verifier.verify(key, hex(test, "msg"), signature);
                    if (has(test, "SmallOrderPublicKey")) {
                        assertThat(status).as("%s", test).isEqualTo(SignatureStatus.MALFORMED_KEY);
                        smallOrder++;
                    } else if (result.equals("valid")) {
                        assertThat(status).as("%s", test).isEqualTo(SignatureStatus.VALID);
                        valid++;
                    } else if (result.equals("invalid")) {
                        assertThat(status).as("%s", test).isNotEqualTo(SignatureStatus.VALID);
                        invalid++;
                    }
                }
            }
        }
        assertThat(List.of(valid, invalid, smallOrder)).containsExactly(2 * 117, 2 * 64, 2 * 8);
    }

    /** The JDK and BouncyCastle agree where Wycheproof leaves it open: keys that are not of prime order. */
    @Test
    void implementationsAgreeOnKeysOfMixedOrder() throws IOException {
        Set<Integer> disagree = new TreeSet<>();
        for (JsonObject group : groups("ed25519_test.json")) {
            NodeKey key = new NodeKey(hex(group.getAsJsonObject("publicKey"), "pk"));
            for (JsonObject test : tests(group)) {
                if (has(test, "MixedOrderPublicKey")
                        && SignatureVerifier.jdk().verify(key, hex(test, "msg"), hex(test, "sig"))
                                != BOUNCY_CASTLE.verify(key, hex(test, "msg"), hex(test, "sig"))) {
                    disagree.add(test.get("tcId").getAsInt());
                }
            }
        }
        assertThat(disagree).isEmpty();
    }

    /** Twisted and non-canonical public keys give RFC 7748's secret; those of small order give none. */
    @Test
    void agreesOnSecretsAsTheStandardSays() throws IOException {
        int agreed = 0;
        int refused = 0;
        for (JsonObject group : groups("x25519_test.json")) {
            for (JsonObject test : tests(group)) {
                Bytes expected = hex(test, "shared");
                var secret = X25519Jdk.agree(
                                hex(test, "private").toByteArray(),
                                hex(test, "public").toByteArray())
                        .map(Bytes::copyOf);
                if (has(test, "ZeroSharedSecret")) {
                    assertThat(secret).as("%s", test).isEmpty();
                    refused++;
                } else {
                    assertThat(secret).as("%s", test).contains(expected);
                    agreed++;
                }
            }
        }
        assertThat(List.of(agreed, refused)).containsExactly(518 - 31, 31);
    }
}
