package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.internal.Ed25519Encoding;
import io.github.meshcorejvm.codec.internal.Ed25519Jdk;
import java.util.Objects;

/**
 * Verifies Ed25519 signatures as strictly as RFC 8032 allows: S is below L, key and R are canonically encoded, and the
 * key is not of small order. Nodes accept some signatures that this refuses; no node produces them.
 *
 * <p>Immutable and safe for use by multiple threads, if the {@link Ed25519Verifier} is.
 */
public final class SignatureVerifier {

    /** Length of a signature, in bytes. */
    public static final int SIGNATURE_LENGTH = 64;

    private static final SignatureVerifier JDK = new SignatureVerifier(Ed25519Jdk::verify);
    private static final int HALF = 32;

    private final Ed25519Verifier verifier;

    private SignatureVerifier(Ed25519Verifier verifier) {
        this.verifier = Objects.requireNonNull(verifier, "verifier");
    }

    /** Uses the JDK's own Ed25519. */
    public static SignatureVerifier jdk() {
        return JDK;
    }

    /** Uses another implementation of Ed25519, for example a faster one. */
    public static SignatureVerifier using(Ed25519Verifier verifier) {
        return new SignatureVerifier(verifier);
    }

    /**
     * Verifies a signature. Never {@link SignatureStatus#UNCHECKED}, never an exception.
     *
     * @param signature any bytes; {@link SignatureStatus#INVALID} unless there are 64
     */
    public SignatureStatus verify(NodeKey key, Bytes message, Bytes signature) {
        Bytes point = key.bytes();
        if (!Ed25519Encoding.isCanonicalPoint(point) || Ed25519Encoding.isSmallOrder(point)) {
            return SignatureStatus.MALFORMED_KEY;
        }
        boolean canonical = signature.size() == SIGNATURE_LENGTH
                && Ed25519Encoding.isCanonicalPoint(signature.slice(0, HALF))
                && Ed25519Encoding.isCanonicalScalar(signature.slice(HALF, SIGNATURE_LENGTH));
        return canonical && verifier.verify(point.toByteArray(), message.toByteArray(), signature.toByteArray())
                ? SignatureStatus.VALID
                : SignatureStatus.INVALID;
    }
}
