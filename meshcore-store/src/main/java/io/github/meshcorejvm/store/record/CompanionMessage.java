package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.store.internal.StoredText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A text that a companion radio has already decrypted, so there is no frame.
 *
 * @param hash 16 lower-case hex digits, over the text instead of a payload
 * @param kind to a channel or to one person
 * @param decodedJson the text of {@code transmissions.decoded_json}
 * @param channelHash the text of {@code transmissions.channel_hash}, for a channel
 * @param snr signal-to-noise ratio, dB
 * @param receivedAt when the message was received
 */
public record CompanionMessage(
        String hash,
        Kind kind,
        String decodedJson,
        Optional<String> channelHash,
        OptionalDouble snr,
        Instant receivedAt)
        implements StoreRecord {

    /** The kind of receiver of a text. */
    public enum Kind {
        /** To a channel: stored as GRP_TXT. */
        CHANNEL(5),
        /** To one person: stored as TXT_MSG. */
        DIRECT(2);

        private final int payloadType;

        Kind(int payloadType) {
            this.payloadType = payloadType;
        }

        /** The number of the payload type under which a server looks for it. */
        public int payloadType() {
            return payloadType;
        }
    }

    /** Refuses null, and removes U+0000. */
    public CompanionMessage {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(decodedJson, "decodedJson");
        channelHash = StoredText.of(channelHash);
        Objects.requireNonNull(snr, "snr");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
