package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.payload.Advert;

/**
 * Verifies the signature of an advert, which covers public key, time and the first 32 bytes of app data. As strict as
 * {@link SignatureVerifier}, and therefore stricter than nodes; the difference matters only for crafted packets.
 *
 * <p>Immutable and safe for use by multiple threads, if the {@link Ed25519Verifier} is.
 */
public final class AdvertVerifier {

    private final SignatureVerifier verifier;

    private AdvertVerifier(SignatureVerifier verifier) {
        this.verifier = verifier;
    }

    /** Uses the JDK's own Ed25519. */
    public static AdvertVerifier jdk() {
        return new AdvertVerifier(SignatureVerifier.jdk());
    }

    /** Uses another implementation of Ed25519, for example a faster one. */
    public static AdvertVerifier using(Ed25519Verifier verifier) {
        return new AdvertVerifier(SignatureVerifier.using(verifier));
    }

    /** Verifies an advert. Never {@link SignatureStatus#UNCHECKED}, never an exception. */
    public SignatureStatus verify(Advert advert) {
        return verifier.verify(advert.publicKey(), advert.signedMessage(), advert.signature());
    }
}
