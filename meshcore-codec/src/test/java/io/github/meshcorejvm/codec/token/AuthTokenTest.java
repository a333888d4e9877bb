package io.github.meshcorejvm.codec.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthTokenTest {

    private static final NodeKeyPair NODE =
            NodeKeyPair.ofSeed(Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31"));
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000L);
    private static final String HOST = "mqtt.example.org";
    private static final AuthToken TOKEN =
            AuthToken.create(NODE, HOST, NOW, Duration.ofHours(1), Map.of("owner", "A \"B\" \\ ü\n"));

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Read with a JSON library and verified with BouncyCastle, not with the codec. */
    @Test
    void othersReadAndVerifyIt() {
        String[] parts = TOKEN.encoded().split("\\.");
        assertThat(parts).hasSize(3);
        assertThat(parts[0]).isEqualTo(base64("{\"alg\":\"Ed25519\",\"typ\":\"JWT\"}"));
        JsonObject claims = JsonParser.parseString(
                        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .getAsJsonObject();
        String publicKey = claims.get("publicKey").getAsString();
        assertThat(publicKey).isEqualTo(NODE.publicKey().bytes().toUpperHex());
        assertThat(claims.get("iat").getAsLong()).isEqualTo(1_790_000_000L);
        assertThat(claims.get("exp").getAsLong()).isEqualTo(1_790_003_600L);
        assertThat(claims.get("aud").getAsString()).isEqualTo(HOST);
        assertThat(claims.get("owner").getAsString()).isEqualTo("A \"B\" \\ ü\n");
        assertThat(parts[2]).matches("[0-9A-F]{128}");
        byte[] message = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        assertThat(Ed25519.verify(
                        Bytes.ofHex(parts[2]).toByteArray(),
                        0,
                        Bytes.ofHex(publicKey).toByteArray(),
                        0,
                        message,
                        0,
                        message.length))
                .isTrue();
    }

    @Test
    void isValidForItsLifetimeAndAudience() {
        assertThat(TOKEN.verify(NOW, HOST)).isEmpty();
        assertThat(TOKEN.verify(NOW.plusSeconds(3599), HOST)).isEmpty();
        assertThat(TOKEN.verify(NOW.plusSeconds(3600), HOST)).contains(AuthToken.Problem.EXPIRED);
        assertThat(TOKEN.verify(NOW.minusSeconds(1), HOST)).contains(AuthToken.Problem.NOT_YET_VALID);
        assertThat(TOKEN.verify(NOW, "other.example.org")).contains(AuthToken.Problem.WRONG_AUDIENCE);
    }

    /** Publishers write the signature in lower case as well as in upper case. */
    @Test
    void readsWhatItWrote() {
        AuthToken read = AuthToken.parse(TOKEN.encoded().replaceAll("[0-9A-F]{128}$", lowerSignature()));
        assertThat(read.verify(NOW, HOST)).isEmpty();
        assertThat(read.publicKey()).isEqualTo(NODE.publicKey());
        assertThat(read.issuedAt()).isEqualTo(NOW);
        assertThat(read.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(read.userName()).isEqualTo("v1_" + NODE.publicKey().bytes().toUpperHex());
        assertThat(read.claims()).containsEntry("owner", "A \"B\" \\ ü\n").containsEntry("aud", HOST);
    }

    /** It is a password: a log line or an exception that shows the object shows none of it. */
    @Test
    void doesNotPrintItself() {
        assertThat(TOKEN)
                .hasToString(
                        "AuthToken[v1_" + NODE.publicKey().bytes().toUpperHex() + ", expires 2026-09-21T15:13:20Z]");
        for (String part : TOKEN.encoded().split("\\.")) {
            assertThat(TOKEN.toString()).doesNotContain(part.substring(0, 8));
        }
    }

    private static String lowerSignature() {
        return TOKEN.encoded().split("\\.")[2].toLowerCase(Locale.ROOT);
    }

    @Test
    void aChangedTokenIsNotValid() {
        String[] parts = TOKEN.encoded().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String later = base64(claims.replace("1790003600", "1890003600"));
        AuthToken forged = AuthToken.parse(parts[0] + "." + later + "." + parts[2]);
        assertThat(forged.verify(NOW, HOST)).contains(AuthToken.Problem.INVALID_SIGNATURE);
        AuthToken cut = AuthToken.parse(parts[0] + "." + parts[1] + "." + parts[2].substring(2));
        assertThat(cut.verify(NOW, HOST)).contains(AuthToken.Problem.INVALID_SIGNATURE);
    }

    /** None of these is a token, and none may end in anything but the one exception. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"publicKey\":\"00\",\"iat\":1,\"exp\":2}",
                "{\"publicKey\":1,\"iat\":1,\"exp\":2}",
                "{\"iat\":1,\"iat\":1}",
                "{\"iat\":}",
                "{\"iat\":{}}",
                "{\"iat\":\"\\u00\"}",
                "{\"iat\":\"\\x\"}",
                "{\"iat\":\"",
                "{\"iat\":1}x"
            })
    void refusesInvalidClaims(String claims) {
        String header = base64("{\"alg\":\"Ed25519\",\"typ\":\"JWT\"}");
        assertThatIllegalArgumentException().isThrownBy(() -> AuthToken.parse(header + "." + base64(claims) + ".00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthToken.parse(base64(claims) + "." + base64(claims) + ".00"));
    }

    @Test
    void refusesTimesThatAreNone() {
        String key = "{\"publicKey\":\"" + "01".repeat(32) + "\",\"exp\":2,\"iat\":";
        for (String time : new String[] {"-1", "1.5", "99999999999999999999", "true", "8589934589"}) {
            String token = base64("{\"alg\":\"Ed25519\"}") + "." + base64(key + time + "}") + ".00";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AuthToken.parse(token))
                    .withMessageStartingWith("token claim iat must be a");
        }
    }

    @Test
    void saysWhichTimesAndKeysThereAre() {
        String header = base64("{\"alg\":\"Ed25519\"}") + ".";
        String late = "{\"publicKey\":\"" + "01".repeat(32) + "\",\"iat\":1,\"exp\":8589934589}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthToken.parse(header + base64(late) + ".00"))
                .withMessage("token claim exp must be a time, 0..8589934588 seconds since 1970");
        String key = "{\"publicKey\":\"zz\",\"iat\":1,\"exp\":2}";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthToken.parse(header + base64(key) + ".00"))
                .withMessage("token claim publicKey must be the 64 hex digits of a public key");
    }

    @Test
    void refusesAnotherAlgorithm() {
        String token = base64("{\"alg\":\"none\"}") + "." + base64("{}") + ".";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthToken.parse(token))
                .withMessage("token header must have alg Ed25519");
    }

    @Test
    void refusesAnEmptyLifetimeAndClaimsOfItsOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthToken.create(NODE, HOST, NOW, Duration.ZERO, Map.of()))
                .withMessage("lifetime must be at least 1 second but was PT0S");
        for (Duration tooLong :
                List.of(Duration.between(NOW, AuthToken.MAX_TIME).plusSeconds(1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AuthToken.create(NODE, HOST, NOW, tooLong, Map.of()))
                    .withMessage("lifetime must end by " + AuthToken.MAX_TIME + " but was " + tooLong + " from " + NOW);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthToken.create(NODE, HOST, NOW, Duration.ofHours(1), Map.of("exp", "1")))
                .withMessage("extra claims must not contain exp");
    }
}
