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

/** X25519 by the JDK's own provider. */
public final class X25519Jdk {

    private static final int LENGTH = 32;
    private static final int TOP_BIT = 255;

    private X25519Jdk() {}

    /** The 32-byte shared secret; absent if the public key is of small order. */
    public static Optional<byte[]> agree(byte[] scalar, byte[] uCoordinate) {
        try {
            BigInteger u = LittleEndian.number(uCoordinate).clearBit(TOP_BIT).mod(Ed25519Group.P);
            KeyFactory factory = KeyFactory.getInstance("X25519");
            PrivateKey privateKey = factory.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
            PublicKey publicKey = factory.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
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

    /** The u-coordinate, (1 + y) / (1 - y), of the X25519 public key that corresponds to an Ed25519 public key. */
    public static byte[] uCoordinate(byte[] ed25519PublicKey) {
        BigInteger y = LittleEndian.number(ed25519PublicKey).clearBit(TOP_BIT).mod(Ed25519Group.P);
        BigInteger inverse = Ed25519Group.inverse(BigInteger.ONE.subtract(y).mod(Ed25519Group.P));
        return LittleEndian.bytes(BigInteger.ONE.add(y).multiply(inverse).mod(Ed25519Group.P), LENGTH);
    }
}
