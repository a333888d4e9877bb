package io.github.meshcorejvm.codec.crypto;

/** What is known of the signature of an advert. */
public enum SignatureStatus {
    /** Nobody looked. */
    UNCHECKED,
    /** The owner of the key signed this. */
    VALID,
    /** The owner of the key did not sign this, or not in the one form that RFC 8032 allows. */
    INVALID,
    /** The key is no key: no point of the curve, not canonically encoded, or of small order, so that anyone can sign. */
    MALFORMED_KEY
}
