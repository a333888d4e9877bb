package io.github.meshcorejvm.codec.crypto;

/**
 * The arithmetic of an Ed25519 verification (RFC 8032, 5.1.7). Implementations are safe for use by multiple threads.
 * {@link SignatureVerifier} has checked the encodings of key and signature before.
 */
@FunctionalInterface
public interface Ed25519Verifier {

    /**
     * Whether the signature is that of the message under the key. Does not throw for any content.
     *
     * @param publicKey 32 bytes
     * @param message any length
     * @param signature 64 bytes
     */
    boolean verify(byte[] publicKey, byte[] message, byte[] signature);
}
