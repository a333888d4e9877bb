package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.interpret.Interpretation;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An advert that its node did not sign, as one observer heard it: a row in {@code dropped_packets}, and nothing else.
 *
 * @param advert what it claims
 * @param frame its bytes
 * @param observer who heard it, if the message told
 * @param receivedAt when it reached us
 */
public record RejectedAdvert(
        Interpretation.WrongSignature advert, Bytes frame, Optional<ObserverRef> observer, Instant receivedAt)
        implements StoreRecord {

    /** Refuses null. */
    public RejectedAdvert {
        Objects.requireNonNull(advert, "advert");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(observer, "observer");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
