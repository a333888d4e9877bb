package io.github.meshcorejvm.codec.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 without a provider lookup for each hash: the lookup costs more than a short hash. */
public final class Sha256 {

    private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::create);

    private Sha256() {}

    /** This thread's digest, reset. The caller must be done with it before anything else on this thread hashes. */
    public static MessageDigest digest() {
        MessageDigest digest = DIGEST.get();
        digest.reset();
        return digest;
    }

    /** The 32-byte hash of the parts, one after the other. */
    public static byte[] hash(Bytes... parts) {
        MessageDigest digest = digest();
        for (Bytes part : parts) {
            update(digest, part);
        }
        return digest.digest();
    }

    /** Feeds bytes to a digest without copying them. */
    public static void update(MessageDigest digest, Bytes bytes) {
        BytesAccess access = BytesAccess.get();
        digest.update(access.array(bytes), access.offset(bytes), bytes.size());
    }

    private static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
