package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import java.util.Objects;
import java.util.Optional;

/**
 * A payload between two nodes with everything that keys reveal about it.
 *
 * @param result what was decrypted
 * @param response the response inside; absent for other contents, and for a response of unknown type
 * @param guessed whether the type of the response is a guess
 */
public record DirectReading(DirectDecryption<?> result, Optional<ResponseData> response, boolean guessed) {

    /** Refuses null. */
    public DirectReading {
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(response, "response");
    }
}
