package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.Ed25519Encoding;
import io.github.meshcorejvm.codec.internal.Ed25519Jdk;
import io.github.meshcorejvm.codec.payload.Advert;
import java.util.Objects;

/**
 * Checks whether the owner of a key signed an advert: over key, time and the first 32 bytes of app data. Stricter than
 * nodes are, as RFC 8032 asks: S is below L, key and R are canonically encoded, and the key is not of small order. That
 * makes a difference on crafted packets only.
 *
 * <p>Immutable and safe for use by multiple threads, as far as the {@link Ed25519Verifier} is.
 */
public final class AdvertVerifier {

    private static final int HALF = 32;

    private final Ed25519Verifier verifier;

    private AdvertVerifier(Ed25519Verifier verifier) {
        this.verifier = Objects.requireNonNull(verifier, "verifier");
    }

    /** Verifies with the JDK's own Ed25519. */
    public static AdvertVerifier jdk() {
        return new AdvertVerifier(Ed25519Jdk::verify);
    }

    /** Verifies with somebody else's arithmetic, for speed. */
    public static AdvertVerifier using(Ed25519Verifier verifier) {
        return new AdvertVerifier(verifier);
    }

    /** The verdict on an advert. Never {@link SignatureStatus#UNCHECKED}, never an exception. */
    public SignatureStatus verify(Advert advert) {
        Bytes key = advert.publicKey().bytes();
        if (!Ed25519Encoding.isCanonicalPoint(key) || Ed25519Encoding.isSmallOrder(key)) {
            return SignatureStatus.MALFORMED_KEY;
        }
        Bytes signature = advert.signature();
        boolean canonical = Ed25519Encoding.isCanonicalPoint(signature.slice(0, HALF))
                && Ed25519Encoding.isCanonicalScalar(signature.slice(HALF, signature.size()));
        return canonical
                        && verifier.verify(
                                key.toByteArray(), advert.signedMessage().toByteArray(), signature.toByteArray())
                ? SignatureStatus.VALID
                : SignatureStatus.INVALID;
    }
}
