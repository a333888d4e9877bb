package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** Ed25519 by the JDK's own provider. */
public final class Ed25519Jdk {

    /** What stands before the 32 key bytes in an X.509 SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] X509_PREFIX =
            Bytes.ofHex("302a300506032b6570032100").toByteArray();

    private Ed25519Jdk() {}

    /** Whether the signature is that of the message under the key; false for whatever the JDK refuses to look at. */
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        byte[] encoded = new byte[X509_PREFIX.length + publicKey.length];
        System.arraycopy(X509_PREFIX, 0, encoded, 0, X509_PREFIX.length);
        System.arraycopy(publicKey, 0, encoded, X509_PREFIX.length, publicKey.length);
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
