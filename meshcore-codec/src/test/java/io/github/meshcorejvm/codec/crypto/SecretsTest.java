package io.github.meshcorejvm.codec.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.AnonymousContent.RoomLogin;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.NodePair;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must stay secret is equal by content and not printed, whatever it is printed as. */
class SecretsTest {

    private static final Bytes SEED = Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31");

    @Test
    void areNeverPrinted() {
        NodePrivateKey privateKey = NodePrivateKey.ofSeed(SEED);
        SharedSecret shared = SharedSecret.of(SEED);
        ChannelKey channel = ChannelKey.of(SEED);
        Bytes exported = privateKey.exportBytes();
        for (Object secret : List.of(privateKey, NodeKeyPair.of(privateKey), shared, channel)) {
            String printed = secret.toString().toLowerCase(Locale.ROOT);
            for (Bytes bytes : List.of(SEED, exported)) {
                for (int at = 0; at + 4 <= bytes.size(); at++) {
                    assertThat(printed).doesNotContain(bytes.slice(at, at + 4).toHex());
                }
            }
        }
        assertThat(privateKey).hasToString("NodePrivateKey[***]");
    }

    @Test
    void passwordsAreNeverPrinted() {
        String password = "hunter22";
        AnonymousContent login = AnonymousContent.login(1_750_000_000L, password);
        AnonymousContent room = AnonymousContent.login(1_750_000_000L, new RoomLogin(1, password));
        DirectDecryption<AnonymousContent> decrypted = new DirectDecryption.Decrypted<>(
                NodeKey.ofHex(SEED.toHex()), NodeKey.ofHex(SEED.toHex()), login.encode(), Optional.of(login));
        String hex = Bytes.copyOf(password.getBytes(StandardCharsets.UTF_8)).toHex();
        for (Object secret : List.of(login, room, room.roomLogin().orElseThrow(), decrypted)) {
            assertThat(secret.toString()).doesNotContain(password).doesNotContainIgnoringCase(hex);
        }
    }

    @Test
    void areEqualByContent() {
        NodePrivateKey key = NodePrivateKey.ofSeed(SEED);
        NodePrivateKey same = NodePrivateKey.of(key.exportBytes());
        NodePrivateKey other = NodePrivateKey.ofSeed(Bytes.ofHex("00".repeat(32)));
        assertThat(key)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isNotEqualTo(other)
                .doesNotHaveSameHashCodeAs(other);
        NodeKeyPair node = NodeKeyPair.of(key);
        NodeKeyPair sameNode = NodeKeyPair.of(same);
        NodeKeyPair otherNode =
                NodeKeyPair.ofSeed(Bytes.ofHex("9fd4099ce27a283d2b77138d654a8d57377d5e802b84b2e676255579ddb80d9c"));
        assertThat(node).isEqualTo(sameNode).hasSameHashCodeAs(sameNode).isNotEqualTo(otherNode);
        NodePair pair = NodePair.of(node, otherNode.publicKey());
        NodePair samePair = NodePair.of(sameNode, otherNode.publicKey());
        assertThat(pair)
                .isEqualTo(samePair)
                .hasSameHashCodeAs(samePair)
                .isNotEqualTo(NodePair.of(otherNode, node.publicKey()));
        ChannelKey channel = ChannelKey.of(SEED);
        assertThat(ChannelKey.of(channel.exportBytes())).isEqualTo(channel).hasSameHashCodeAs(channel);
        assertThat(ChannelKey.of(SEED.slice(0, 16))).isNotEqualTo(channel).isNotEqualTo(ChannelKey.PUBLIC);
    }

    /** The hash code is visible in every hash map and debugger: it must not be computed from the bytes as they are. */
    @Test
    void hashCodesDoNotExposeTheBytes() {
        assertThat(SharedSecret.of(SEED).hashCode()).isNotEqualTo(SEED.hashCode());
    }

    @Test
    void anotherX25519IsAskedInsteadOfTheJdk() {
        NodeKeyPair node = NodeKeyPair.ofSeed(SEED);
        NodeKeyPair other =
                NodeKeyPair.ofSeed(Bytes.ofHex("9fd4099ce27a283d2b77138d654a8d57377d5e802b84b2e676255579ddb80d9c"));
        NodeKeyPair bouncy = node.withX25519((scalar, u) -> {
            byte[] secret = new byte[32];
            return org.bouncycastle.math.ec.rfc7748.X25519.calculateAgreement(scalar, 0, u, 0, secret, 0)
                    ? Optional.of(secret)
                    : Optional.empty();
        });
        assertThat(bouncy.sharedSecret(other.publicKey()))
                .isEqualTo(node.sharedSecret(other.publicKey()))
                .isEqualTo(other.sharedSecret(node.publicKey()))
                .isPresent();
        assertThat(node.withX25519((scalar, u) -> Optional.empty()).sharedSecret(other.publicKey()))
                .isEmpty();
    }
}
