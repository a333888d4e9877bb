package io.github.meshcorejvm.codec.crypto;

import io.github.meshcorejvm.codec.Bytes;
import java.util.Objects;

/**
 * The result of decrypting a group payload.
 *
 * @param <T> {@link ChannelMessage} or {@link ChannelData}
 */
public sealed interface GroupDecryption<T> {

    /**
     * A key decrypted it.
     *
     * @param <T> what is inside
     * @param channel the name of the channel
     * @param plaintext what was decrypted, with its zero padding
     * @param content what is inside
     */
    record Decrypted<T>(String channel, Bytes plaintext, T content) implements GroupDecryption<T> {
        /** Refuses null. */
        public Decrypted {
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(plaintext, "plaintext");
            Objects.requireNonNull(content, "content");
        }
    }

    /**
     * No key was tried: the keyring is empty, or there is too little ciphertext (under 5 bytes).
     *
     * @param <T> what would have been inside
     */
    record NoKey<T>() implements GroupDecryption<T> {}

    /**
     * No key of the keyring decrypts it, or the ciphertext is not a whole number of blocks.
     *
     * @param <T> what would have been inside
     */
    record NotDecrypted<T>() implements GroupDecryption<T> {}
}
