package io.github.meshcorejvm.codec.direct;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of decrypting a payload between two nodes.
 *
 * @param <T> what is inside
 */
public sealed interface DirectDecryption<T extends DirectContent> {

    /**
     * A pair of nodes decrypted it. The MAC has 2 bytes, so one wrong pair in 65,536 gets here too, unless another pair
     * gives more plausible content.
     *
     * @param <T> what is inside
     * @param sender the node that the packet names as its source
     * @param receiver the node that the packet names as its destination
     * @param plaintext what was decrypted, with its padding
     * @param content what is inside; absent if the plaintext is invalid for the payload type
     */
    record Decrypted<T extends DirectContent>(NodeKey sender, NodeKey receiver, Bytes plaintext, Optional<T> content)
            implements DirectDecryption<T> {
        /** Refuses null. */
        public Decrypted {
            Objects.requireNonNull(sender, "sender");
            Objects.requireNonNull(receiver, "receiver");
            Objects.requireNonNull(plaintext, "plaintext");
            Objects.requireNonNull(content, "content");
        }

        /** Without the plaintext, which may be a password. */
        @Override
        public String toString() {
            return "Decrypted[sender=" + sender + ", receiver=" + receiver + ", plaintext of " + plaintext.size()
                    + " bytes, content=" + content + "]";
        }
    }

    /**
     * No key was tried: no known pair of nodes has the hashes in the packet.
     *
     * @param <T> what would have been inside
     */
    record NoKey<T extends DirectContent>() implements DirectDecryption<T> {}

    /**
     * No known pair of nodes has its key, or the ciphertext is not a whole number of blocks.
     *
     * @param <T> what would have been inside
     */
    record NotDecrypted<T extends DirectContent>() implements DirectDecryption<T> {}
}
