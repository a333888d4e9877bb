package io.github.meshcorejvm.codec.crypto;

/** What is known of the signature of an advert. */
public enum SignatureStatus {
    /** Not checked. */
    UNCHECKED,
    /** The owner of the key signed this. */
    VALID,
    /** The owner of the key did not sign this, or not in the only form that RFC 8032 allows. */
    INVALID,
    /** The key is invalid: not canonically encoded, or of small order, so that anyone could sign. */
    MALFORMED_KEY
}
