package io.github.meshcorejvm.codec.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.Request;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.TextMessage;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Peers with the same hash, whose MACs both match: packets searched for, since one in 65,536 is such. */
class NodeKeyringTest {

    private static final NodeKeyPair OWN =
            NodeKeyPair.ofSeed(Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31"));
    private static final NodeKey HIGH_KEY =
            NodeKey.ofHex("92b4d61a8aea5ada9d5cc594eac0f4b1b08064e7a41672b50c19d42b2103ada3");
    private static final NodeKey LOW_KEY =
            NodeKey.ofHex("92658cba78858683d8eb6a02e91418f02e4f34309f52ffca1f535fd2ae1555b9");

    private static final Bytes LOGIN = Bytes.ofHex("000001030102030401");
    private static final NodePair LOW = pair(LOW_KEY);
    private static final NodePair HIGH = pair(HIGH_KEY);

    private static NodePair pair(NodeKey peer) {
        return NodePair.of(OWN, peer);
    }

    private static <P, T extends DirectContent> DirectDecryption.Decrypted<T> decrypted(
            P payload, BiFunction<NodeKeyring, P, DirectDecryption<T>> decrypt) {
        DirectDecryption<T> one = decrypt.apply(NodeKeyring.of(List.of(OWN), List.of(HIGH_KEY, LOW_KEY)), payload);
        DirectDecryption<T> other = decrypt.apply(NodeKeyring.of(List.of(OWN), List.of(LOW_KEY, HIGH_KEY)), payload);
        assertThat(other).isEqualTo(one);
        return (DirectDecryption.Decrypted<T>) one;
    }

    private static DirectPayload packet(String hex) throws PacketFormatException {
        return (DirectPayload) Packet.decode(Bytes.ofHex(hex)).payload();
    }

    @Test
    void packetsOfTheOtherPeerAreNotGarbage() throws Exception {
        DirectDecryption.Decrypted<DirectText> text = decrypted(
                (TextMessage) packet("09001e92cde067fa241528acec9a84983cecb6291d51b68bac4ac59b7d22a6cc1d05206a5d10"),
                NodeKeyring::decrypt);
        assertThat(text.sender()).isEqualTo(LOW_KEY);
        assertThat(text.content().orElseThrow().text()).isEqualTo("meet at noon");
        DirectDecryption.Decrypted<RequestContent> request =
                decrypted((Request) packet("01001e926ba2fb009df32f5e5d6569cbc2c9788e2f15"), NodeKeyring::decrypt);
        assertThat(request.content().orElseThrow().requestType()).isEqualTo(RequestContent.STATUS);
        DirectDecryption.Decrypted<PathContent> path =
                decrypted((ReturnedPath) packet("21001e92722b33e33f18068bf04d59a9960feda4c7d3"), NodeKeyring::decrypt);
        assertThat(path.content().orElseThrow().extraType()).isEqualTo(PayloadType.ACK);
    }

    @Test
    void plausibleContentIsPreferred() {
        assertPlausibleWins(HIGH.encrypt(DirectText.plain(1_750_096_859L, 5, "grüß dich")), NodeKeyring::decrypt);
        assertPlausibleWins(
                HIGH.encrypt(new RequestContent(
                        1_750_073_536L, RequestContent.NEIGHBOURS, Bytes.ofHex("00050000000601020304"))),
                NodeKeyring::decrypt);
        assertPlausibleWins(HIGH.encrypt(new ResponseContent(1_750_086_093L, LOGIN)), NodeKeyring::decrypt);
        for (PathContent path : List.of(
                new PathContent(
                        new HopPath(2, Bytes.ofHex("a1b2c3d4")),
                        PayloadType.ACK.code(),
                        checksum(1_750_031_221).concat(Bytes.ofHex("0007"))),
                new PathContent(HopPath.EMPTY, PathContent.NO_EXTRA, checksum(1_750_011_819)),
                new PathContent(
                        HopPath.EMPTY,
                        PayloadType.RESPONSE.code(),
                        checksum(1_750_059_078).concat(LOGIN)))) {
            assertPlausibleWins(HIGH.encrypt(path), NodeKeyring::decrypt);
        }
    }

    /** For content to the peer with the higher key that passes the MAC of the lower one, which is tried first. */
    private static <P extends DirectPayload, T extends DirectContent> void assertPlausibleWins(
            P payload, BiFunction<NodeKeyring, P, DirectDecryption<T>> decrypt) {
        assertThat(LOW.secret().mac(payload.ciphertext())).isEqualTo(payload.mac());
        assertThat(decrypted(payload, decrypt).receiver()).isEqualTo(HIGH_KEY);
    }

    private static Bytes checksum(int number) {
        return Bytes.copyOf((byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) 1);
    }

    /** One key is no choice: what it decrypts is given, plausible or not. */
    @Test
    void ofOneKeyAnythingIsTaken() throws Exception {
        NodeKeyring keys = NodeKeyring.of(List.of(OWN), List.of(HIGH_KEY));
        assertThat(keys.decrypt((Request) packet("01001e926ba2fb009df32f5e5d6569cbc2c9788e2f15")))
                .isInstanceOfSatisfying(
                        DirectDecryption.Decrypted.class,
                        decrypted -> assertThat(decrypted.sender()).isEqualTo(HIGH_KEY));
        DirectDecryption<PathContent> path =
                keys.decrypt((ReturnedPath) packet("21001e92722b33e33f18068bf04d59a9960feda4c7d3"));
        assertThat(((DirectDecryption.Decrypted<PathContent>) path).content()).isEmpty();
    }
}
