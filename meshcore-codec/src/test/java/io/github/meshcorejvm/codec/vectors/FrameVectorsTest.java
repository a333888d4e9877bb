package io.github.meshcorejvm.codec.vectors;

import static io.github.meshcorejvm.codec.vectors.GoldenVector.hexList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.ContentHash;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PacketHeader;
import io.github.meshcorejvm.codec.TransportCodes;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frame, path, codes and hash of every packet that the firmware was given. */
class FrameVectorsTest {

    static Stream<GoldenVector> packets() {
        return GoldenVector.packets();
    }

    static Stream<GoldenVector> accepted() {
        return packets().filter(GoldenVector::isPacket);
    }

    @Test
    void thereAreAllVectors() {
        assertThat(packets()).hasSize(928);
        assertThat(GoldenVector.ofTopic("primitives")).hasSize(53);
    }

    @ParameterizedTest
    @MethodSource("packets")
    void acceptsWhatEitherFirmwareParserAccepts(GoldenVector vector) {
        if (vector.isPacket()) {
            assertThat(vector.packet()).isNotNull();
        } else {
            assertThatThrownBy(() -> Packet.decode(vector.frame())).isInstanceOf(PacketFormatException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void readsTheHeaderEvenOfRefusedFrames(GoldenVector vector) {
        if (vector.json().get("header").isJsonNull()) {
            assertThat(vector.frame().isEmpty()).isTrue();
            return;
        }
        PacketHeader header = PacketHeader.ofByte(vector.frame().u8(0));
        JsonObject expected = vector.header();
        assertThat(header.routeType().code())
                .isEqualTo(expected.get("routeType").getAsInt());
        assertThat(header.payloadType().code())
                .isEqualTo(expected.get("payloadType").getAsInt());
        assertThat(header.payloadVersion())
                .isEqualTo(expected.get("payloadVersion").getAsInt());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void givesTheHashOfTheFirmware(GoldenVector vector) {
        assertThat(vector.packet().contentHash()).isEqualTo(ContentHash.ofHex(vector.text("hash")));
        assertThat(vector.packet().contentHash()).hasToString(vector.text("hash"));
    }

    @Test
    void packetsOfAGroupShareTheirHash() {
        Map<String, Set<ContentHash>> groups = GoldenVector.ofTopic("hash")
                .filter(vector -> vector.json().has("hashGroup"))
                .collect(Collectors.groupingBy(
                        vector -> vector.text("hashGroup"),
                        Collectors.mapping(vector -> vector.packet().contentHash(), Collectors.toSet())));
        assertThat(groups)
                .isNotEmpty()
                .allSatisfy((group, hashes) -> assertThat(hashes).as(group).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void readsTheTransportCodes(GoldenVector vector) {
        if (vector.json().get("transportCodes").isJsonNull()) {
            assertThat(vector.packet().transportCodes()).isEmpty();
            return;
        }
        JsonArray codes = vector.json().getAsJsonArray("transportCodes");
        TransportCodes expected =
                new TransportCodes(codes.get(0).getAsInt(), codes.get(1).getAsInt());
        assertThat(vector.packet().transportCodes()).contains(expected);
        assertThat(expected.toBytes()).isEqualTo(vector.bytes("transportCodesHex"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void readsThePath(GoldenVector vector) {
        HopPath path = vector.packet().path();
        JsonObject expected = vector.path();
        assertThat(path.lengthByte()).isEqualTo(expected.get("lenByte").getAsInt());
        assertThat(path.hashSize()).isEqualTo(expected.get("hashSize").getAsInt());
        assertThat(path.hopCount()).isEqualTo(expected.get("hashCount").getAsInt());
        assertThat(path.hops()).isEqualTo(hexList(expected.getAsJsonArray("hops")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void findsThePayload(GoldenVector vector) {
        assertThat(vector.packet().payloadBytes()).isEqualTo(vector.bytes("payloadHex"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void encodesWhatItDecoded(GoldenVector vector) throws PacketFormatException {
        Packet packet = vector.packet();
        assertThat(Bytes.copyOf(packet.encode())).isEqualTo(vector.frame());
        assertThat(packet.encodedLength()).isEqualTo(vector.frame().size());
        assertThat(packet.payload().encode()).isEqualTo(packet.payloadBytes());
        assertThat(packet.payload().type()).isEqualTo(packet.payloadType());
        assertThat(Packet.decode(packet.encode())).isEqualTo(packet).hasSameHashCodeAs(packet);
    }

    @Test
    void acceptsTheSamePathLengthBytes() {
        String table =
                GoldenVector.ofKind("path-len-table").findAny().orElseThrow().text("table");
        assertThat(table).hasSize(256);
        for (int value = 0; value < 256; value++) {
            assertThat(HopPath.isValidLengthByte(value))
                    .as("path_len %d", value)
                    .isEqualTo(table.charAt(value) == '1');
        }
    }
}
