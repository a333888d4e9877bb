package io.github.meshcorejvm.codec.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.NodeKeyring;
import io.github.meshcorejvm.codec.direct.NodePair;
import io.github.meshcorejvm.codec.region.RegionScopes;
import io.github.meshcorejvm.codec.vectors.GoldenVector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketStructureTest {

    /** All keys that the vectors were made with. */
    static final StructureKeys KEYS = allKeys();

    static Stream<GoldenVector> packets() {
        return GoldenVector.packets();
    }

    private static StructureKeys allKeys() {
        ChannelKeyring.Builder channels = ChannelKeyring.builder();
        GoldenVector.ofTopic("group")
                .map(GoldenVector::keys)
                .filter(keys -> keys.has("channelKey"))
                .forEach(keys -> channels.add(
                        keys.get("channelName").getAsString(),
                        ChannelKey.ofHex(keys.get("channelKey").getAsString())));
        List<NodeKeyPair> nodes = Stream.of("direct", "path", "anon")
                .flatMap(GoldenVector::ofTopic)
                .flatMap(vector -> Stream.of("senderSeed", "receiverSeed")
                        .filter(key -> vector.keys().has(key))
                        .map(key -> GoldenVector.hex(vector.keys(), key)))
                .distinct()
                .map(NodeKeyPair::ofSeed)
                .toList();
        return new StructureKeys(
                channels.build(),
                NodeKeyring.of(nodes, List.of()),
                RegionScopes.ofNames(List.of("#europe")),
                Optional.of(AdvertVerifier.jdk()));
    }

    /** Whole fields follow each other without gap or overlap, and parts of a byte follow their byte. */
    private static void coversAllBytes(PacketStructure structure) {
        covers(structure, Field.Layer.FRAME, structure.frame());
        covers(
                structure,
                Field.Layer.PLAINTEXT,
                structure.decrypted().map(PacketStructure.Decrypted::plaintext).orElse(Bytes.EMPTY));
    }

    private static void covers(PacketStructure structure, Field.Layer layer, Bytes bytes) {
        int at = 0;
        for (Field field : structure.fields()) {
            if (field.layer() != layer) {
                continue;
            }
            int start = field.bits().isPresent() ? at - 1 : at;
            assertThat(field.offset()).as("%s of %s", field, structure.frame()).isEqualTo(start);
            assertThat(field.bytes())
                    .isEqualTo(bytes.slice(start, start + field.bytes().size()));
            at = start + field.bytes().size();
        }
        assertThat(at).as("%s of %s", layer, structure.frame()).isEqualTo(bytes.size());
    }

    @ParameterizedTest
    @MethodSource("packets")
    void coversAllBytesOfEveryVector(GoldenVector vector) {
        PacketStructure structure = PacketStructure.of(vector.frame(), KEYS);
        coversAllBytes(structure);
        if (!vector.isPacket()) {
            assertThat(structure.problems()).isNotEmpty();
        }
    }

    @Test
    void opensWhatTheKeysOpen() {
        long decrypted = packets()
                .filter(vector ->
                        PacketStructure.of(vector.frame(), KEYS).decrypted().isPresent())
                .count();
        assertThat(decrypted).isGreaterThan(190);
        assertThat(packets().map(vector -> PacketStructure.of(vector.frame())))
                .allSatisfy(structure -> assertThat(structure.decrypted()).isEmpty());
    }

    @Tag("sweep")
    @Test
    void neverFailsOnBrokenFrames() {
        SplittableRandom random = new SplittableRandom(1);
        packets().map(GoldenVector::frame).forEach(frame -> {
            for (int length = 0; length < frame.size(); length++) {
                coversAllBytes(PacketStructure.of(frame.slice(0, length)));
            }
            for (int i = 0; i < frame.size(); i++) {
                byte[] changed = frame.toByteArray();
                changed[i] = (byte) random.nextInt();
                coversAllBytes(PacketStructure.of(Bytes.copyOf(changed)));
            }
        });
    }

    @Tag("sweep")
    @Test
    void neverFailsOnRandomBytes() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = new byte[random.nextInt(260)];
            random.nextBytes(frame);
            coversAllBytes(PacketStructure.of(Bytes.copyOf(frame)));
        }
    }

    @Test
    void tellsHeaderBitsHopsAndTheInsideOfAGroupText() {
        Bytes frame =
                Bytes.ofHex("1542f43eb61e1193e2d8b79a88035064b791c6a03737d39258" + "dfece48f44745e4c654974f8c1edabc1");
        PacketStructure structure = PacketStructure.of(frame, KEYS);
        Map<String, String> values = structure.fields().stream()
                .collect(Collectors.toMap(Field::name, Field::value, (first, second) -> first));
        assertThat(values)
                .containsEntry("header", "21")
                .containsEntry("route type", "1")
                .containsEntry("payload type", "5")
                .containsEntry("hop 2", "b61e")
                .containsEntry("channel hash", "17")
                .containsEntry("time", "1782729744")
                .containsEntry("text", "Alice: Hi all");
        assertThat(structure.decrypted()).map(PacketStructure.Decrypted::by).contains("channel Public");
        assertThat(structure.problems()).isEmpty();
    }

    @Test
    void tellsUnitsAndMeanings() {
        Map<String, Field> fields =
                PacketStructure.of(Bytes.ofHex("9a00" + "92f40102030405060708090a0b0c0d")).fields().stream()
                        .collect(Collectors.toMap(Field::name, Function.identity(), (first, second) -> first));
        // Version 2: payload type 6, so the rest is a channel's.
        assertThat(fields.get("payload version").meaning()).contains("nodes drop all but 0");
        Map<String, Field> answer =
                PacketStructure.of(Bytes.ofHex("2e00" + "92f40102030405060708090a0b0c0d")).fields().stream()
                        .collect(Collectors.toMap(Field::name, Function.identity(), (first, second) -> first));
        assertThat(answer.get("SNR").value()).isEqualTo("-3");
        assertThat(answer.get("SNR").unit()).contains("dB");
        assertThat(answer.get("node type").meaning()).isEqualTo("REPEATER");
        assertThat(answer.get("key prefix").value()).isEqualTo("05060708090a0b0c");
        assertThat(answer.get("trailing").value()).isEqualTo("0d");
    }

    @Test
    void saysWhereAFrameBreaksOff() {
        assertThat(PacketStructure.of(Bytes.EMPTY).problems()).containsExactly("empty frame: needs at least 2 bytes");
        PacketStructure cut = PacketStructure.of(Bytes.ofHex("1405060708"));
        assertThat(cut.problems()).containsExactly("path_len truncated at offset 5: needs 1 bytes, 0 left");
    }

    @Test
    void takesAQuestionToARepeaterApart() {
        NodeKeyPair asker = NodeKeyPair.ofSeed(Bytes.copyOf(new byte[32]));
        NodeKeyPair repeater =
                NodeKeyPair.ofSeed(Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31"));
        AnonymousContent question = new AnonymousContent(7, Bytes.ofHex("02" + "42" + "aabb" + "ccdd"));
        Packet packet = Packet.of(
                RouteType.DIRECT,
                HopPath.EMPTY,
                NodePair.of(asker, repeater.publicKey()).encrypt(question));
        StructureKeys keys = new StructureKeys(
                ChannelKeyring.EMPTY,
                NodeKeyring.of(List.of(repeater), List.of()),
                RegionScopes.EMPTY,
                Optional.empty());
        PacketStructure structure = PacketStructure.of(Bytes.copyOf(packet.encode()), keys);
        coversAllBytes(structure);
        assertThat(structure.fields().stream()
                        .filter(field -> field.layer() == Field.Layer.PLAINTEXT)
                        .filter(field -> field.bits().isEmpty())
                        .map(field -> field.offset() + " " + field.name() + " " + field.bytes()))
                .containsExactly(
                        "0 time 07000000",
                        "4 question 02",
                        "5 path_len 42",
                        "6 hop 1 aabb",
                        "8 hop 2 ccdd",
                        "10 padding 000000000000");
    }
}
