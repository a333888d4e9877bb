package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.store.internal.StoredText;
import java.time.Duration;
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
 * @param delivery how the message came, which decides whether the same text may be stored already under another hash
 */
public record CompanionMessage(
        String hash,
        Kind kind,
        String decodedJson,
        Optional<String> channelHash,
        OptionalDouble snr,
        Instant receivedAt,
        Delivery delivery)
        implements StoreRecord {

    /** Brokers send a message again as soon as they are connected. */
    private static final Duration MAX_UNTIL_REDELIVERY = Duration.ofDays(1);

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
        Objects.requireNonNull(delivery, "delivery");
    }

    /**
     * The earliest time at which the same text may have been stored from the same message; empty if it is another message in any
     * case. The hash of a text without the sender's time is made from the time of receipt, so that it does not find the first.
     */
    public Optional<Instant> repeatedSince() {
        return switch (delivery) {
            case FIRST, RAW_COPY -> Optional.empty();
            case REDELIVERY -> Optional.of(receivedAt.minus(MAX_UNTIL_REDELIVERY));
            case RETAINED -> Optional.of(Instant.EPOCH);
        };
    }

    @Override
    public CompanionMessage redelivered() {
        return delivery == Delivery.FIRST
                ? new CompanionMessage(hash, kind, decodedJson, channelHash, snr, receivedAt, Delivery.REDELIVERY)
                : this;
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
