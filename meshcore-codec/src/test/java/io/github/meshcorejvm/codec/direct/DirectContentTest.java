package io.github.meshcorejvm.codec.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.TextMessage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectContentTest {

    private static final NodeKeyPair ALICE = NodeKeyPair.ofSeed(Bytes.copyOf(new byte[32]));
    private static final NodeKeyPair BOB =
            NodeKeyPair.ofSeed(Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31"));
    private static final NodePair PAIR = NodePair.of(ALICE, BOB.publicKey());
    private static final NodeKeyring KEYS = NodeKeyring.of(List.of(BOB), List.of(ALICE.publicKey()));

    @Test
    void textsKeepTheirAttempt() {
        for (int attempt : new int[] {0, 3, 4, 5, 17, 255}) {
            DirectText text = DirectText.plain(7, attempt, "again");
            assertThat(text.attempt()).isEqualTo(attempt);
            assertThat(text.flags()).isEqualTo(attempt & 3);
            assertThat(decrypted(PAIR.encrypt(text))).isEqualTo(text);
        }
        assertThat(new DirectText(7, 1, Optional.empty(), Bytes.EMPTY, 3).attempt())
                .isEqualTo(1);
        assertThat(DirectText.decode(Bytes.ofHex("07000000007800")))
                .hasValueSatisfying(text -> assertThat(text.text()).isEqualTo("x"));
        assertThat(DirectText.plain(7, 3, "x").encode().toHex()).isEqualTo("070000000378");
        assertThat(DirectText.plain(7, 4, "x").encode().toHex()).isEqualTo("0700000000780004");
    }

    private static DirectText decrypted(TextMessage message) {
        return ((DirectDecryption.Decrypted<DirectText>) KEYS.decrypt(message))
                .content()
                .orElseThrow();
    }

    @Test
    void textTypes() {
        DirectText command = DirectText.command(7, "reboot");
        assertThat(command.textType()).isEqualTo(DirectText.COMMAND);
        assertThat(command.ackChecksum(BOB.publicKey())).isEmpty();
        DirectText post = DirectText.signed(7, 2, ALICE.publicKey(), "hello");
        assertThat(post.textType()).isEqualTo(DirectText.SIGNED);
        assertThat(post.attempt()).isEqualTo(2);
        assertThat(post.authorPrefix()).contains(ALICE.publicKey().prefix(4));
        assertThat(post.ackChecksum(BOB.publicKey())).isPresent();
        assertThat(post.text()).isEqualTo("hello");
        assertThat(decrypted(PAIR.encrypt(post))).isEqualTo(post);
    }

    @Test
    void refusesTextsThatCannotBeSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectText.plain(0, 256, ""))
                .withMessage("attempt must be 0..255 but was 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectText.plain(0, 0, "x".repeat(161)))
                .withMessage("text must be 0..160 bytes but was 161");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectText.plain(0, 0, "a\0b"))
                .withMessage("text must have no zero byte but has one at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectText.plain(0, 0, "\0"))
                .withMessage("text must have no zero byte but has one at 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectText.signed(0, 4, ALICE.publicKey(), ""))
                .withMessage("attempt must be 0..3 but was 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DirectText(0, 8, Optional.empty(), Bytes.EMPTY, 0))
                .withMessage("authorPrefix must be present for text type 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DirectText(0, 0, Optional.of(Bytes.ofHex("01020304")), Bytes.EMPTY, 0))
                .withMessage("authorPrefix must be absent for text type 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DirectText(0, 8, Optional.of(Bytes.ofHex("010203")), Bytes.EMPTY, 0))
                .withMessage("authorPrefix must be 4 bytes but was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DirectText.signed(0, 0, ALICE.publicKey(), "x".repeat(159)))
                .withMessage("text must be 0..158 bytes but was 159");
    }

    @Test
    void tooShortAPlaintextIsNothing() {
        assertThat(DirectText.decode(Bytes.ofHex("00000000"))).isEmpty();
        assertThat(DirectText.decode(Bytes.ofHex("0000000008010203"))).isEmpty();
        assertThat(DirectText.decode(Bytes.ofHex("000000000801020304"))).isPresent();
        assertThat(RequestContent.decode(Bytes.ofHex("00000000"))).isEmpty();
        assertThat(RequestContent.decode(Bytes.ofHex("0000000001"))).isPresent();
        assertThat(ResponseContent.decode(Bytes.ofHex("000000"))).isEmpty();
        assertThat(ResponseContent.decode(Bytes.ofHex("00000000"))).isPresent();
        assertThat(AnonymousContent.decode(Bytes.ofHex("000000"))).isEmpty();
        assertThat(AnonymousContent.decode(Bytes.ofHex("00000000"))).isPresent();
        assertThat(PathContent.decode(Bytes.EMPTY)).isEmpty();
        assertThat(PathContent.decode(Bytes.ofHex("01aa"))).isEmpty();
        assertThat(PathContent.decode(Bytes.ofHex("01aa03"))).isPresent();
        assertThat(PathContent.decode(Bytes.ofHex("c003"))).isEmpty();
    }

    @Test
    void returnedPathsCarryAnotherPayload() {
        Ack ack = new Ack(0xDEADBEEFL, Bytes.EMPTY);
        PathContent path = new PathContent(new HopPath(2, Bytes.ofHex("aabb")), 0xF3, ack.encode());
        assertThat(path.extraType()).isEqualTo(PayloadType.ACK);
        assertThat(path.extraPayload()).isEqualTo(ack);
        assertThat(path.encode().toHex()).isEqualTo("41aabbf3efbeadde");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PathContent(HopPath.EMPTY, 256, Bytes.EMPTY))
                .withMessage("extraTypeByte must be 0..255 but was 256");
    }

    /** The plaintext's 9 bytes and the requester's key, hashed by another hand. */
    @Test
    void keepAliveIsAcknowledged() throws Exception {
        RequestContent request =
                new RequestContent(7, RequestContent.KEEP_ALIVE, Bytes.ofHex("01020304" + "00000000000000"));
        java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
        digest.update(Bytes.ofHex("070000000201020304").toByteArray());
        long expected = Bytes.copyOf(digest.digest(ALICE.publicKey().bytes().toByteArray()))
                .u32le(0);
        assertThat(request.keepAliveChecksum(ALICE.publicKey())).hasValue(expected);
        assertThat(new RequestContent(7, RequestContent.KEEP_ALIVE, Bytes.ofHex("01020304"))
                        .keepAliveChecksum(ALICE.publicKey()))
                .hasValue(expected);
        assertThat(new RequestContent(7, RequestContent.STATUS, request.data()).keepAliveChecksum(ALICE.publicKey()))
                .isEmpty();
        assertThat(new RequestContent(7, RequestContent.KEEP_ALIVE, Bytes.ofHex("010203"))
                        .keepAliveChecksum(ALICE.publicKey()))
                .isEmpty();
    }

    @Test
    void anonymousRequestsAreReadInThreeWays() {
        AnonymousContent login = AnonymousContent.login(7, "secret");
        assertThat(login.password()).contains("secret");
        assertThat(login.subRequest()).isEmpty();
        assertThat(AnonymousContent.login(7, "").password()).contains("");
        AnonymousContent room = AnonymousContent.login(7, new AnonymousContent.RoomLogin(9, "secret"));
        assertThat(room.roomLogin()).contains(new AnonymousContent.RoomLogin(9, "secret"));
        AnonymousContent.SubRequest question =
                new AnonymousContent.SubRequest(AnonymousContent.OWNER, new HopPath(1, Bytes.ofHex("aabb")));
        assertThat(AnonymousContent.ask(7, question).subRequest()).contains(question);
        assertThat(AnonymousContent.ask(7, question).password()).isEmpty();
        assertThat(new AnonymousContent(7, Bytes.ofHex("2041")).password()).contains(" A");
        assertThat(new AnonymousContent(7, Bytes.ofHex("1f41")).password()).isEmpty();
        assertThat(new AnonymousContent(7, Bytes.ofHex("09000000")).roomLogin())
                .contains(new AnonymousContent.RoomLogin(9, ""));
        assertThat(new AnonymousContent(7, Bytes.ofHex("0200")).subRequest())
                .contains(new AnonymousContent.SubRequest(2, HopPath.EMPTY));
        assertThat(new AnonymousContent(7, Bytes.ofHex("0102aa")).subRequest()).isEmpty();
        assertThat(new AnonymousContent(7, Bytes.ofHex("01c0")).subRequest()).isEmpty();
        assertThat(new AnonymousContent(7, Bytes.ofHex("01")).subRequest()).isEmpty();
        assertThat(new AnonymousContent(7, Bytes.ofHex("010203")).roomLogin()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnonymousContent.login(7, "sixteen-chars-xx"))
                .withMessage("password must be 0..15 bytes but was 16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnonymousContent.login(7, "ab\0cd"))
                .withMessage("password must have no zero byte but has one at 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnonymousContent.login(7, new AnonymousContent.RoomLogin(9, "ab\0cd")))
                .withMessage("password must have no zero byte but has one at 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AnonymousContent.login(7, "\tabc"))
                .withMessage("password must not begin with a control character: that is a sub-request");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnonymousContent.SubRequest(32, HopPath.EMPTY))
                .withMessage("type must be 1..31 but was 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PAIR.encrypt(new AnonymousContent(7, Bytes.copyOf(new byte[133]))))
                .withMessage("plaintext must be 0..136 bytes but was 137");
    }

    @Test
    void tellsWhetherItTriedAnything() {
        TextMessage message = PAIR.encrypt(DirectText.plain(7, 0, "hi"));
        assertThat(NodeKeyring.EMPTY.decrypt(message)).isInstanceOf(DirectDecryption.NoKey.class);
        TextMessage garbled = new TextMessage(
                message.destinationHash(), message.sourceHash(), Bytes.ofHex("0000"), message.ciphertext());
        assertThat(KEYS.decrypt(garbled)).isInstanceOf(DirectDecryption.NotDecrypted.class);
        TextMessage elsewhere = new TextMessage(
                message.destinationHash() ^ 1, message.sourceHash(), message.mac(), message.ciphertext());
        assertThat(KEYS.decrypt(elsewhere)).isInstanceOf(DirectDecryption.NoKey.class);
    }

    @Test
    void pairsAreBetweenKeysThatSomebodyOwns() {
        NodeKey nobody = NodeKey.ofHex("01" + "00".repeat(31));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodePair.of(ALICE, nobody))
                .withMessage("peer must not be a key of small order but was " + nobody);
        assertThat(PAIR).hasToString("NodePair[" + ALICE.publicKey() + ", " + BOB.publicKey() + "]");
        assertThat(PAIR.own()).isEqualTo(ALICE.publicKey());
        assertThat(PAIR.peer()).isEqualTo(BOB.publicKey());
        assertThat(PAIR.secret()).isEqualTo(BOB.sharedSecret(ALICE.publicKey()).orElseThrow());
    }

    @Test
    void ofTwoNodesOfOurOwnEitherOpensWhatTheOtherSent() {
        NodeKeyring both = NodeKeyring.of(List.of(ALICE, BOB), List.of());
        DirectText text = DirectText.plain(7, 0, "to myself");
        for (NodePair pair : List.of(PAIR, NodePair.of(BOB, ALICE.publicKey()))) {
            assertThat(((DirectDecryption.Decrypted<DirectText>) both.decrypt(pair.encrypt(text))).content())
                    .contains(text);
        }
    }
}
