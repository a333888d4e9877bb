package io.github.meshcorejvm.store.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AppDataBuilder;
import io.github.meshcorejvm.codec.payload.NodeType;
import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.codec.region.RegionKey;
import io.github.meshcorejvm.codec.region.RegionScopes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of packets: the database contract on adverts, scopes and channels. */
class PacketInterpreterTest {

    private static final NodeKeyPair OWNER = NodeKeyPair.ofSeed(Bytes.ofHex("07".repeat(32)));
    private static final Bytes RIDGE = AppDataBuilder.of(NodeType.REPEATER)
            .position(Position.ofDegrees(48.5, 9.5))
            .name("Ridge")
            .build();
    private static final GeoFilter ELSEWHERE = new GeoFilter.Box(0, 1, 0, 1);
    private static final RegionScopes REGIONS = RegionScopes.ofNames(List.of("#eu", "bw"));

    private final PacketInterpreter interpreter = new PacketInterpreter(settings(true, Optional.empty(), false));

    @Test
    void anAdvertDescribesItsNode() {
        Interpretation.Stored stored = stored(interpreter, advert(RIDGE));
        NodeAdvert said = stored.content().advert().orElseThrow();
        assertThat(said.publicKey()).isEqualTo(OWNER.publicKey().toString()).hasSize(64);
        assertThat(said.name()).contains("Ridge");
        assertThat(said.role()).contains("repeater");
        assertThat(said.position()).contains(new Position(48_500_000, 9_500_000));
        assertThat(said.foreign()).as("there is no filter").contains(false);
        assertThat(stored.content().decodedJson()).contains("\"signatureValid\":true");
    }

    @ParameterizedTest
    @CsvSource({"0, none", "1, companion", "2, repeater", "3, room", "4, sensor", "5, type-5", "15, type-15"})
    void theRoleIsTheTypeOfTheNode(int type, String role) {
        Bytes appData = Bytes.copyOf((byte) type);
        assertThat(stored(interpreter, advert(appData)).content().advert().flatMap(NodeAdvert::role))
                .contains(role);
    }

    @Test
    void withoutAppDataNothingIsSaid() {
        NodeAdvert said =
                stored(interpreter, advert(Bytes.EMPTY)).content().advert().orElseThrow();
        assertThat(said.role()).isEmpty();
        assertThat(said.name()).isEmpty();
        assertThat(said.foreign()).isEmpty();
    }

    @Test
    void anAdvertTooShortIsAPacketWithoutANode() throws PacketFormatException {
        Interpretation.Stored stored = stored(interpreter, Packet.decode(Bytes.ofHex("1100aabb")));
        assertThat(stored.content().advert()).isEmpty();
        assertThat(stored.content().decodedJson()).contains("too short for advert");
    }

    @Test
    void aWrongSignatureIsReportedForEachDuplicate() {
        for (int copy = 0; copy < 2; copy++) {
            Interpretation result = interpreter.interpret(tampered(RIDGE));
            assertThat(result).isInstanceOfSatisfying(Interpretation.WrongSignature.class, wrong -> {
                assertThat(wrong.publicKey()).isEqualTo(OWNER.publicKey().toString());
                assertThat(wrong.nodeName()).contains("Ridge");
            });
        }
    }

    @Test
    void signaturesNeedNotBeChecked() {
        PacketInterpreter trusting = new PacketInterpreter(settings(false, Optional.empty(), false));
        assertThat(stored(trusting, tampered(RIDGE)).content().decodedJson()).doesNotContain("signatureValid");
    }

    @Test
    void theImpossibleComesBeforeTheSignature() {
        NodeKey zeros = new NodeKey(Bytes.copyOf(new byte[32]));
        Advert nobody = new Advert(zeros, 1, Bytes.copyOf(new byte[64]), RIDGE);
        assertThat(interpreter.interpret(flood(nobody))).isInstanceOf(Interpretation.ImpossibleAdvert.class);
        assertThat(interpreter.interpret(tampered(at(90_000_001, 0))))
                .isInstanceOf(Interpretation.ImpossibleAdvert.class);
        assertThat(interpreter.interpret(tampered(at(90_000_000, 0))))
                .isInstanceOf(Interpretation.WrongSignature.class);
    }

    @ParameterizedTest
    @CsvSource({
        "90000000, 180000000, true",
        "-90000000, -180000000, true",
        "90000001, 0, false",
        "-90000001, 0, false",
        "0, 180000001, false",
        "0, -180000001, false",
        "-2147483648, 0, false"
    })
    void placesThatAreNotOnEarthAreImpossible(int latitudeE6, int longitudeE6, boolean possible) {
        Interpretation result = interpreter.interpret(advert(at(latitudeE6, longitudeE6)));
        assertThat(result instanceof Interpretation.Stored).isEqualTo(possible);
    }

    @Test
    void theSignatureComesBeforeTheGeographicFilter() {
        PacketInterpreter dropping = new PacketInterpreter(settings(true, Optional.of(ELSEWHERE), true));
        assertThat(dropping.interpret(advert(RIDGE))).isInstanceOf(Interpretation.ForeignAdvert.class);
        assertThat(dropping.interpret(tampered(RIDGE))).isInstanceOf(Interpretation.WrongSignature.class);
        assertThat(dropping.interpret(advert(Bytes.EMPTY)))
                .as("no position passes")
                .isInstanceOf(Interpretation.Stored.class);
        assertThat(stored(dropping, advert(at(0, 0))).content().advert().flatMap(NodeAdvert::position))
                .as("0, 0 is no position, and passes")
                .isEmpty();
    }

    @Test
    void foreignersMayBeMarkedOnly() {
        PacketInterpreter marking = new PacketInterpreter(settings(true, Optional.of(ELSEWHERE), false));
        assertThat(stored(marking, advert(RIDGE)).content().advert().flatMap(NodeAdvert::foreign))
                .contains(true);
    }

    @Test
    void ofManyDuplicatesOneIsVerified() {
        AtomicInteger verified = new AtomicInteger();
        AdvertVerifier counting = AdvertVerifier.using((key, message, signature) -> {
            verified.incrementAndGet();
            return true;
        });
        PacketInterpreter counted = new PacketInterpreter(
                new InterpreterSettings(ChannelKeyring.EMPTY, REGIONS, Optional.of(counting), Optional.empty(), false));
        Advert advert = Advert.signed(OWNER, 1, RIDGE);
        String first = stored(counted, flood(advert)).content().decodedJson();
        for (int hop = 1; hop <= 20; hop++) {
            Packet copy = Packet.of(RouteType.FLOOD, new HopPath(1, Bytes.copyOf((byte) hop)), advert);
            assertThat(stored(counted, copy).content().decodedJson()).isSameAs(first);
            assertThat(stored(counted, copy).packet().path().hopCount()).isEqualTo(1);
        }
        assertThat(verified).hasValue(1);
    }

    /** Packets as large as messages may be: what is remembered of them has a limit in characters too. */
    @Test
    void whatIsRememberedIsBoundedInCharacters() throws PacketFormatException {
        for (int i = 0; i < 4_000; i++) {
            stored(interpreter, Packet.decode(Bytes.ofHex(String.format(Locale.ROOT, "3D00%0368x", i))));
        }
        assertThat(interpreter.rememberedCharacters()).isBetween(1 << 19, 1 << 20);
    }

    @Test
    void eachDuplicateHasTheScopeOfItsOwnCodes() throws PacketFormatException {
        Bytes payload = Bytes.ofHex("c0ffee");
        int eu = RegionKey.ofName("eu").transportCode(PayloadType.GRP_TXT, payload);
        int bw = RegionKey.ofName("bw").transportCode(PayloadType.GRP_TXT, payload);
        assertThat(scopeOf("1500c0ffee")).as("no codes").isEmpty();
        assertThat(scopeOf(scoped(eu))).contains("#eu");
        assertThat(scopeOf(scoped(bw))).contains("#bw");
        assertThat(scopeOf(scoped(0))).as("code 0").isEmpty();
        assertThat(scopeOf(scoped(eu ^ bw ^ 0x5A5A))).as("nobody's").contains("");
        assertThat(scopeOf(scoped(eu))).contains("#eu");
        assertThat(scopeOf("1500c0ffee")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1500A7beef", "1500A7beef00112233445566778899aabbccddeeff"})
    void aChannelThatStaysShutIsNamedByItsHash(String frame) throws PacketFormatException {
        assertThat(stored(interpreter, Packet.decode(Bytes.ofHex(frame)))
                        .content()
                        .channelHash())
                .contains("enc_A7");
    }

    @Test
    void aChannelIsNamedOnlyForTexts() throws PacketFormatException {
        Packet text = Packet.decode(
                Bytes.ofHex("1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258dfece48f44745e4c654974f8c1edabc1"));
        assertThat(stored(interpreter, text).content().channelHash()).contains("Public");
        assertThat(stored(interpreter, Packet.decode(Bytes.ofHex("1500aabb")))
                        .content()
                        .channelHash())
                .as("too short for a channel")
                .isEmpty();
        assertThat(stored(interpreter, Packet.decode(Bytes.ofHex("1900A7beef")))
                        .content()
                        .channelHash())
                .as("data, not text")
                .isEmpty();
    }

    @Test
    void eachDuplicateOfATraceHasItsOwnReadings() throws PacketFormatException {
        assertThat(decodedJson("260114 0000000000000000 00 aabb")).contains("[5.0]");
        assertThat(decodedJson("260118 0000000000000000 00 aabb")).contains("[6.0]");
    }

    private String decodedJson(String frame) throws PacketFormatException {
        return stored(interpreter, Packet.decode(Bytes.ofHex(frame.replace(" ", ""))))
                .content()
                .decodedJson();
    }

    private Optional<String> scopeOf(String frame) throws PacketFormatException {
        return stored(interpreter, Packet.decode(Bytes.ofHex(frame))).scopeName();
    }

    private static String scoped(int code) {
        return "14" + new TransportCodes(code, 0).toBytes().toHex() + "00c0ffee";
    }

    private static Interpretation.Stored stored(PacketInterpreter interpreter, Packet packet) {
        return (Interpretation.Stored) interpreter.interpret(packet);
    }

    private static Packet advert(Bytes appData) {
        return flood(Advert.signed(OWNER, 1, appData));
    }

    private static Packet tampered(Bytes appData) {
        Advert signed = Advert.signed(OWNER, 1, appData);
        return flood(new Advert(signed.publicKey(), 2, signed.signature(), appData));
    }

    private static Bytes at(int latitudeE6, int longitudeE6) {
        return AppDataBuilder.of(NodeType.CHAT)
                .position(new Position(latitudeE6, longitudeE6))
                .build();
    }

    private static Packet flood(Advert advert) {
        return Packet.of(RouteType.FLOOD, HopPath.EMPTY, advert);
    }

    private static InterpreterSettings settings(boolean verify, Optional<GeoFilter> filter, boolean drop) {
        return new InterpreterSettings(
                ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC).build(),
                REGIONS,
                verify ? Optional.of(AdvertVerifier.jdk()) : Optional.empty(),
                filter,
                drop);
    }
}
