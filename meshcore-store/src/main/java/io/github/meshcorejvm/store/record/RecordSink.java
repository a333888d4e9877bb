package io.github.meshcorejvm.store.record;

/**
 * Takes each kind of record; a new kind is a method that every sink must have.
 *
 * @param <X> what it may throw
 */
public interface RecordSink<X extends Exception> {

    /** A packet that an observer heard. */
    void take(Observation observation) throws X;

    /** An advert that its node did not sign. */
    void take(RejectedAdvert rejected) throws X;

    /** What an observer says of itself. */
    void take(ObserverStatus status) throws X;

    /** What an observer's neighbors answered. */
    void take(NeighborsReport report) throws X;

    /** A node that a phone heard. */
    void take(ClientReception reception) throws X;

    /** A packet that a phone heard. */
    void take(ClientObservation observation) throws X;

    /** How a phone's radio fares. */
    void take(RfSample sample) throws X;

    /** What a repeater answered a phone. */
    void take(RegionAnswer answer) throws X;

    /** A text that a companion radio has decrypted. */
    void take(CompanionMessage message) throws X;
}
