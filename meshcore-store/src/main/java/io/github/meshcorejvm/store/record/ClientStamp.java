package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.store.internal.StoredText;
import java.time.Instant;
import java.util.Objects;

/**
 * Whose phone reports, and when.
 *
 * @param client the phone's key, lower-case hex
 * @param at the time by the phone's clock, to the millisecond, if that is plausible
 * @param receivedAt when the message was received
 */
public record ClientStamp(String client, Instant at, Instant receivedAt) {

    /** Refuses null, and removes U+0000. */
    public ClientStamp {
        client = StoredText.of(client);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}
