package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.interpret.Interpretation;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An advert with a wrong signature, as one observer heard it: only a row in {@code dropped_packets}.
 *
 * @param advert what it claims
 * @param frame the received frame
 * @param observer the observer, if the message names it
 * @param receivedAt when the message was received
 * @param delivery how the message came, which decides whether it may be recorded already
 */
public record RejectedAdvert(
        Interpretation.WrongSignature advert,
        Bytes frame,
        Optional<ObserverRef> observer,
        Instant receivedAt,
        Delivery delivery)
        implements StoreRecord {

    /** Refuses null. */
    public RejectedAdvert {
        Objects.requireNonNull(advert, "advert");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(observer, "observer");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(delivery, "delivery");
    }

    @Override
    public RejectedAdvert redelivered() {
        return delivery == Delivery.FIRST
                ? new RejectedAdvert(advert, frame, observer, receivedAt, Delivery.REDELIVERY)
                : this;
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
