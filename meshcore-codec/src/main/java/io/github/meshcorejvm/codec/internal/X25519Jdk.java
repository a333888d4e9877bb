package io.github.meshcorejvm.codec.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** X25519 by the JDK's own provider, between keys of Ed25519. */
public final class X25519Jdk {

    private X25519Jdk() {}

    /**
     * The 32-byte secret that the owner of a private key shares with the owner of a public key; absent if the public key
     * is of small order, with which everybody shares the same secret.
     */
    public static Optional<byte[]> agree(Ed25519PrivateKey own, byte[] peer) {
        try {
            KeyFactory factory = KeyFactory.getInstance("X25519");
            PrivateKey privateKey =
                    factory.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, own.scalar()));
            PublicKey publicKey =
                    factory.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, uCoordinate(peer)));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(privateKey);
            agreement.doPhase(publicKey, true);
            return Optional.of(agreement.generateSecret());
        } catch (InvalidKeyException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 11 on has X25519", e);
        }
    }

    /** (1 + y) / (1 - y): the point of an Ed25519 key on the curve of X25519. */
    private static BigInteger uCoordinate(byte[] publicKey) {
        BigInteger y = LittleEndian.number(publicKey).clearBit(255).mod(Ed25519Group.P);
        BigInteger inverse = Ed25519Group.inverse(BigInteger.ONE.subtract(y).mod(Ed25519Group.P));
        return BigInteger.ONE.add(y).multiply(inverse).mod(Ed25519Group.P);
    }
}
