package io.github.meshcorejvm.codec.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.payload.Advert;
import org.junit.jupiter.api.Test;

class NodeKeyPairTest {

    private static final Bytes SEED = Bytes.ofHex("688b28f65f3a3d94e0ca35e7007172d17c143060342550a98945dd152a836d31");
    private static final NodeKeyPair NODE = NodeKeyPair.ofSeed(SEED);

    /** RFC 8032, 7.1, test 2. */
    @Test
    void signsAsTheStandardDoes() {
        NodeKeyPair node =
                NodeKeyPair.ofSeed(Bytes.ofHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        assertThat(node.publicKey()).hasToString("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(node.sign(Bytes.ofHex("72")).toHex())
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    @Test
    void refusesInvalidKeysWithoutShowingThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeKeyPair.ofSeed(SEED.slice(0, 31)))
                .withMessage("seed must be 32 bytes but was 31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeKeyPair.ofPrivateKey(SEED))
                .withMessage("private key must be 64 bytes but was 32");
        byte[] loose = NODE.privateKey().exportBytes().toByteArray();
        loose[0] |= 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeKeyPair.ofPrivateKey(Bytes.copyOf(loose)))
                .withMessageStartingWith("private key must be clamped");
        byte[] high = NODE.privateKey().exportBytes().toByteArray();
        high[31] |= (byte) 0x80;
        assertThatIllegalArgumentException().isThrownBy(() -> NodeKeyPair.ofPrivateKey(Bytes.copyOf(high)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedSecret.of(Bytes.EMPTY))
                .withMessage("shared secret must be 32 bytes but was 0");
    }

    /** Nodes refuse identities that begin with 00 or FF; a handful of seeds give one. */
    @Test
    void refusesIdentitiesThatNodesRefuse() {
        int refused = 0;
        for (int i = 0; i < 400 && refused == 0; i++) {
            byte[] seed = SEED.toByteArray();
            seed[0] = (byte) i;
            seed[1] = (byte) (i >> 8);
            try {
                int first = NodeKeyPair.ofSeed(Bytes.copyOf(seed)).publicKey().hash();
                assertThat(first).isBetween(1, 254);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("public key must not begin with 00 or FF, as nodes refuse it");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void sharesNothingWithAKeyOfSmallOrder() {
        NodeKey neutral = NodeKey.ofHex("01" + "00".repeat(31));
        NodeKey orderTwo = NodeKey.ofHex("ec" + "ff".repeat(30) + "7f");
        assertThat(NODE.sharedSecret(neutral)).isEmpty();
        assertThat(NODE.sharedSecret(orderTwo)).isEmpty();
    }

    @Test
    void neverPrintsSecrets() {
        SharedSecret secret = NODE.sharedSecret(NODE.publicKey()).orElseThrow();
        assertThat(NODE).hasToString("NodeKeyPair[" + NODE.publicKey() + "]");
        assertThat(secret).hasToString("SharedSecret[***]");
        assertThat(SharedSecret.of(SEED)).isNotEqualTo(secret).doesNotHaveSameHashCodeAs(secret);
        assertThat(SharedSecret.of(secret.exportBytes())).isEqualTo(secret).hasSameHashCodeAs(secret);
    }

    @Test
    void malformedKeysAreDistinguishedFromWrongSignatures() {
        Advert advert = Advert.signed(NODE, 1, Bytes.ofHex("01"));
        AdvertVerifier verifier = AdvertVerifier.jdk();
        assertThat(verifier.verify(advert)).isEqualTo(SignatureStatus.VALID);
        assertThat(verifier.verify(new Advert(advert.publicKey(), 2, advert.signature(), advert.appDataBytes())))
                .isEqualTo(SignatureStatus.INVALID);
        for (String key : new String[] {
            "01" + "00".repeat(31),
            "00".repeat(32),
            "ec" + "ff".repeat(30) + "7f",
            "ff".repeat(32),
            "ee" + "ff".repeat(30) + "7f",
            "01" + "00".repeat(30) + "80"
        }) {
            Advert crafted = new Advert(NodeKey.ofHex(key), 1, advert.signature(), advert.appDataBytes());
            assertThat(AdvertVerifier.using((k, m, s) -> true).verify(crafted))
                    .isEqualTo(SignatureStatus.MALFORMED_KEY);
        }
    }

    @Test
    void publicKeysAreHashesOfPaths() {
        assertThat(NODE.publicKey().prefix(3).toHex()).isEqualTo("1ea2cf");
        assertThat(NODE.publicKey().hash()).isEqualTo(0x1E);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NODE.publicKey().prefix(33))
                .withMessage("size must be 1..32 but was 33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeKey.ofHex("00"))
                .withMessage("node key must be 32 bytes but was 1");
    }
}
