package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.ConfigBytes;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Reads a private key as {@code openssl} writes it: PKCS #8, or the older forms of RSA and EC keys; not encrypted. */
final class PemKey {

    /** The maximum size of a file of keys or certificates. */
    static final int MAX_BYTES = 4 << 20;

    private PemKey() {}

    static PrivateKey read(Path file) throws IOException, GeneralSecurityException {
        try (Reader text = new StringReader(
                        new String(ConfigBytes.read("the key file", file, MAX_BYTES), StandardCharsets.UTF_8));
                PemReader pem = new PemReader(text)) {
            for (PemObject object = pem.readPemObject(); object != null; object = pem.readPemObject()) {
                if (object.getType().equals("ENCRYPTED PRIVATE KEY")
                        || !object.getHeaders().isEmpty()) {
                    throw new IOException("the key in " + file + " is encrypted; a key without a password is required");
                }
                if (object.getType().endsWith("PRIVATE KEY")) {
                    return key(object);
                }
            }
            throw new IOException("the file " + file + " contains no private key");
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the key in " + file + " cannot be read", malformed);
        }
    }

    private static PrivateKey key(PemObject object) throws IOException, GeneralSecurityException {
        PrivateKeyInfo info = info(object);
        String algorithm = info.getPrivateKeyAlgorithm().getAlgorithm().getId();
        // Some factories know the name of an algorithm, others only its identifier.
        String name = algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey.getId()) ? "EC" : algorithm;
        return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
    }

    private static PrivateKeyInfo info(PemObject object) throws IOException {
        ASN1Sequence content = ASN1Sequence.getInstance(object.getContent());
        switch (object.getType()) {
            case "RSA PRIVATE KEY":
                return new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE), content);
            case "EC PRIVATE KEY":
                ECPrivateKey key = ECPrivateKey.getInstance(content);
                return new PrivateKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
            default:
                return PrivateKeyInfo.getInstance(content);
        }
    }
}
