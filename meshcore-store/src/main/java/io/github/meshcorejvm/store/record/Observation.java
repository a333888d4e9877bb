package io.github.meshcorejvm.store.record;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.internal.StoredText;
import io.github.meshcorejvm.store.interpret.Interpretation;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One packet as one observer heard it.
 *
 * @param packet what the packet says
 * @param frame the received frame
 * @param observer the observer, if the message names it
 * @param receivedAt when the message was received
 * @param signal how strongly it was received
 * @param score the firmware's rating, usually 0..1000
 * @param direction {@code rx} or {@code tx} as the observer wrote it
 * @param delivery how the message came, which decides whether its observer counts it
 * @param clockSkew the error of the observer's clock, if this message shows one
 */
public record Observation(
        Interpretation.Stored packet,
        Bytes frame,
        Optional<ObserverRef> observer,
        Instant receivedAt,
        Signal signal,
        OptionalLong score,
        Optional<String> direction,
        Delivery delivery,
        Optional<ClockSkew> clockSkew)
        implements StoreRecord {

    /** Refuses null, and removes U+0000. */
    public Observation {
        Objects.requireNonNull(packet, "packet");
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(observer, "observer");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(score, "score");
        direction = StoredText.of(direction);
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(clockSkew, "clockSkew");
    }

    /** A packet without observer and readings. */
    public static Observation of(Interpretation.Stored packet, Bytes frame, Instant receivedAt) {
        return new Observation(
                packet,
                frame,
                Optional.empty(),
                receivedAt,
                Signal.NONE,
                OptionalLong.empty(),
                Optional.empty(),
                Delivery.FIRST,
                Optional.empty());
    }

    /** The same, heard by this observer. */
    public Observation by(ObserverRef who) {
        return new Observation(
                packet, frame, Optional.of(who), receivedAt, signal, score, direction, delivery, clockSkew);
    }

    /** The same with readings: SNR in dB, RSSI in dBm. */
    public Observation withSignal(double newSnr, double newRssi) {
        return new Observation(
                packet, frame, observer, receivedAt, Signal.of(newSnr, newRssi), score, direction, delivery, clockSkew);
    }

    /** The same, counted only if it is not stored yet. */
    @Override
    public Observation redelivered() {
        return delivery == Delivery.FIRST
                ? new Observation(
                        packet, frame, observer, receivedAt, signal, score, direction, Delivery.REDELIVERY, clockSkew)
                : this;
    }

    /** Whether the observer sent the packet itself, so that it does not prove that it hears anything. */
    public boolean isTransmitted() {
        return direction.isPresent() && direction.get().toLowerCase(Locale.ROOT).equals("tx");
    }

    @Override
    public <X extends Exception> void to(RecordSink<X> sink) throws X {
        sink.take(this);
    }
}
