package io.github.meshcorejvm.codec.vectors;

import static io.github.meshcorejvm.codec.vectors.GoldenVector.has;
import static io.github.meshcorejvm.codec.vectors.GoldenVector.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.crypto.SignatureStatus;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppData;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Adverts: fields, app data, and the verdict on the signature. */
class AdvertVectorsTest {

    private static final AdvertVerifier JDK = AdvertVerifier.jdk();
    private static final AdvertVerifier BOUNCY_CASTLE = AdvertVerifier.using(
            (key, message, signature) -> Ed25519.verify(signature, 0, key, 0, message, 0, message.length));

    static Stream<GoldenVector> adverts() {
        return GoldenVector.ofTopic("advert").filter(GoldenVector::isComplete);
    }

    @ParameterizedTest
    @MethodSource("adverts")
    void fields(GoldenVector vector) {
        JsonObject expected = vector.payload();
        Advert advert = (Advert) vector.packet().payload();
        assertThat(advert.publicKey().bytes()).isEqualTo(hex(expected, "publicKey"));
        assertThat(advert.timestampSeconds())
                .isEqualTo(expected.get("timestamp").getAsLong());
        assertThat(advert.signature()).isEqualTo(hex(expected, "signature"));
        assertThat(advert.signedMessage()).isEqualTo(hex(expected, "signedMessageHex"));
        assertThat(advert.appDataBytes()).isEqualTo(hex(expected, "appDataHex"));
    }

    @ParameterizedTest
    @MethodSource("adverts")
    void appData(GoldenVector vector) {
        JsonObject expected = vector.payload().getAsJsonObject("appData");
        Optional<AppData> decoded = ((Advert) vector.packet().payload()).appData();
        boolean valid = decoded.map(AppData::complete).orElse(false);
        assertThat(valid).isEqualTo(expected.get("valid").getAsBoolean());
        if (!valid) {
            return;
        }
        AppData appData = decoded.orElseThrow();
        assertThat(appData.flags()).isEqualTo(expected.get("flags").getAsInt());
        assertThat(appData.nodeType().code()).isEqualTo(expected.get("type").getAsInt());
        assertThat(appData.hasLocation()).isEqualTo(expected.get("hasLocation").getAsBoolean());
        assertThat(appData.position().isPresent()).isEqualTo(appData.hasLocation());
        appData.position().ifPresent(position -> {
            assertThat(position.latitudeE6()).isEqualTo(expected.get("latE6").getAsInt());
            assertThat(position.longitudeE6()).isEqualTo(expected.get("lonE6").getAsInt());
            assertThat(position.latitude()).isEqualTo(expected.get("latitude").getAsDouble());
            assertThat(position.longitude()).isEqualTo(expected.get("longitude").getAsDouble());
        });
        assertThat(appData.feature1().isPresent())
                .isEqualTo(expected.get("hasFeat1").getAsBoolean());
        appData.feature1()
                .ifPresent(value ->
                        assertThat(value).isEqualTo(expected.get("feat1").getAsInt()));
        assertThat(appData.feature2().isPresent())
                .isEqualTo(expected.get("hasFeat2").getAsBoolean());
        appData.feature2()
                .ifPresent(value ->
                        assertThat(value).isEqualTo(expected.get("feat2").getAsInt()));
        assertThat(appData.hasName()).isEqualTo(expected.get("nameFlag").getAsBoolean());
        assertThat(appData.nameBytes().orElse(Bytes.EMPTY)).isEqualTo(hex(expected, "nameHex"));
        assertThat(appData.name().isPresent()).isEqualTo(expected.get("hasName").getAsBoolean());
        if (has(expected, "name")) {
            assertThat(appData.name().orElse("")).isEqualTo(expected.get("name").getAsString());
        }
    }

    @ParameterizedTest
    @MethodSource("adverts")
    void signature(GoldenVector vector) {
        JsonObject expected = vector.payload();
        Advert advert = (Advert) vector.packet().payload();
        SignatureStatus status = JDK.verify(advert);
        assertThat(BOUNCY_CASTLE.verify(advert)).isEqualTo(status);
        if (expected.get("verifiersAgree").getAsBoolean()) {
            assertThat(status == SignatureStatus.VALID)
                    .isEqualTo(expected.get("signatureValid").getAsBoolean());
        } else {
            assertThat(status).isNotEqualTo(SignatureStatus.VALID);
        }
    }

    /** Ed25519 has one signature for a key and a message, so ours is that of the firmware. */
    @ParameterizedTest
    @MethodSource("adverts")
    void signsAsTheFirmwareDoes(GoldenVector vector) {
        JsonObject expected = vector.payload();
        if (!vector.text("made_by").equals("firmware") || !has(vector.keys(), "privateKey")) {
            return;
        }
        NodeKeyPair owner = NodeKeyPair.ofPrivateKey(hex(vector.keys(), "privateKey"));
        Advert signed = Advert.signed(owner, expected.get("timestamp").getAsLong(), hex(expected, "appDataUsedHex"));
        assertThat(signed).isEqualTo(vector.packet().payload());
        assertThat(JDK.verify(signed)).isEqualTo(SignatureStatus.VALID);
    }
}
