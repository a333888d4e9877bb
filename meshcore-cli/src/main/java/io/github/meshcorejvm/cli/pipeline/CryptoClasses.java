package io.github.meshcorejvm.cli.pipeline;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Loads the JDK's cryptography before the first packet needs it: its providers open files, which may fail later. */
public final class CryptoClasses {

    private CryptoClasses() {}

    /** Loads the classes that decoding uses. */
    public static void load() {
        try {
            SecretKeySpec key = new SecretKeySpec(new byte[16], "AES");
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key);
            cipher.doFinal(new byte[16]);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.doFinal(new byte[16]);
            for (String digest : List.of("SHA-1", "SHA-256", "SHA-512")) {
                MessageDigest.getInstance(digest).digest();
            }
            for (String curve : List.of("Ed25519", "X25519")) {
                KeyFactory.getInstance(curve);
            }
            Signature.getInstance("Ed25519");
            KeyAgreement.getInstance("X25519");
        } catch (GeneralSecurityException incomplete) {
            throw new IllegalStateException("this Java runtime has no " + incomplete.getMessage(), incomplete);
        }
    }
}
