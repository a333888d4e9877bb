package io.github.meshcorejvm.cli.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.direct.NodePair;
import io.github.meshcorejvm.codec.direct.PathContent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the low four bits of the extra type of a PATH count. */
class PathExtraTypeTest extends DecodeRun {

    private static final String SENDER = "01".repeat(32);
    private static final NodeKeyPair RECEIVER = NodeKeyPair.ofSeed(Bytes.ofHex("02".repeat(32)));

    @ParameterizedTest
    @CsvSource({"3, 3, ACK", "19, 3, ACK", "255, 255, none"})
    void isShownWithoutTheOtherBits(int onTheWire, int shown, String name) {
        NodePair pair = NodePair.of(NodeKeyPair.ofSeed(Bytes.ofHex(SENDER)), RECEIVER.publicKey());
        PathContent content = new PathContent(HopPath.EMPTY, onTheWire, Bytes.ofHex("78563412"));
        String packet =
                Packet.of(RouteType.FLOOD, HopPath.EMPTY, pair.encrypt(content)).toHex();
        String peer = RECEIVER.publicKey().toString();

        assertThat(decode("--private-key", SENDER, "--peer", peer, "--json", packet))
                .isZero();
        JsonObject decrypted = json().get(0).getAsJsonObject("payload").getAsJsonObject("decrypted");
        assertThat(decrypted.get("extraType").getAsInt()).isEqualTo(shown);
        assertThat(decrypted.get("extraTypeByte").getAsInt()).isEqualTo(onTheWire);
        assertThat(decrypted.get("extraTypeName").getAsString()).isEqualTo(name);
        assertThat(decrypted.has("ack")).isEqualTo(shown == 3);

        assertThat(decode("--private-key", SENDER, "--peer", peer, "--structure", packet))
                .isZero();
        assertThat(out.toString().contains("checksum")).isEqualTo(shown == 3);
    }
}
