package io.github.meshcorejvm.codec.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.crypto.NodeKeyPair;
import io.github.meshcorejvm.codec.crypto.SharedSecret;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Key pairs, shared secrets, encryption and signatures by themselves. */
class KeyVectorsTest {

    static Stream<GoldenVector> keyPairs() {
        return GoldenVector.ofKind("keypair");
    }

    @ParameterizedTest
    @MethodSource("keyPairs")
    void keyPair(GoldenVector vector) {
        NodeKeyPair ofSeed = NodeKeyPair.ofSeed(vector.bytes("seed"));
        assertThat(ofSeed.privateKey().exportBytes()).isEqualTo(vector.bytes("privateKey"));
        assertThat(ofSeed.publicKey().bytes()).isEqualTo(vector.bytes("publicKey"));
        NodeKeyPair ofPrivateKey = NodeKeyPair.ofPrivateKey(vector.bytes("privateKey"));
        assertThat(ofPrivateKey.publicKey()).isEqualTo(ofSeed.publicKey());
    }

    static Stream<GoldenVector> agreements() {
        return GoldenVector.ofKind("ecdh");
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void sharedSecretIsTheSameFromBothSides(GoldenVector vector) {
        SharedSecret expected = SharedSecret.of(vector.bytes("sharedSecret"));
        NodeKeyPair sender = NodeKeyPair.ofSeed(vector.bytes("senderSeed"));
        NodeKeyPair receiver = NodeKeyPair.ofPrivateKey(vector.bytes("receiverPrivateKey"));
        assertThat(sender.sharedSecret(receiver.publicKey())).contains(expected);
        assertThat(receiver.sharedSecret(new NodeKey(vector.bytes("senderPublicKey"))))
                .contains(expected);
    }

    static Stream<GoldenVector> encryptions() {
        return GoldenVector.ofKind("encrypt-then-mac");
    }

    @ParameterizedTest
    @MethodSource("encryptions")
    void encryptThenMac(GoldenVector vector) {
        SharedSecret secret = SharedSecret.of(vector.bytes("secret32"));
        Bytes plaintext = vector.bytes("plaintextHex");
        Bytes out = vector.bytes("outHex");
        Bytes ciphertext = secret.encrypt(plaintext);
        assertThat(secret.mac(ciphertext)).isEqualTo(out.slice(0, 2));
        assertThat(ciphertext).isEqualTo(out.slice(2, out.size()));
        if (plaintext.isEmpty()) {
            assertThat(secret.decrypt(out, Bytes.EMPTY)).isEmpty();
        } else {
            assertThat(secret.decrypt(out.slice(0, 2), ciphertext)).hasValueSatisfying(decrypted -> {
                assertThat(decrypted.startsWith(plaintext)).isTrue();
                assertThat(decrypted.slice(plaintext.size(), decrypted.size()).toByteArray())
                        .containsOnly(new byte[decrypted.size() == plaintext.size() ? 0 : 1]);
            });
        }
    }

    static Stream<GoldenVector> signatures() {
        return GoldenVector.ofKind("sign");
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void signature(GoldenVector vector) {
        NodeKeyPair keyPair = NodeKeyPair.ofPrivateKey(vector.bytes("privateKey"));
        assertThat(keyPair.sign(vector.bytes("messageHex"))).isEqualTo(vector.bytes("signature"));
    }
}
