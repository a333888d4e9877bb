package io.github.meshcorejvm.store.record;

/**
 * Receives each kind of record; a new kind is a method that every sink must have.
 *
 * @param <X> what it may throw
 */
public interface RecordSink<X extends Exception> {

    /** A packet that an observer heard. */
    void take(Observation observation) throws X;

    /** An advert with a wrong signature. */
    void take(RejectedAdvert rejected) throws X;

    /** What an observer says about itself. */
    void take(ObserverStatus status) throws X;

    /** A report of what an observer's neighbors answered. */
    void take(NeighborsReport report) throws X;

    /** A node that a phone heard. */
    void take(ClientReception reception) throws X;

    /** A packet that a phone heard. */
    void take(ClientObservation observation) throws X;

    /** The readings of a phone's radio. */
    void take(RfSample sample) throws X;

    /** The answer of a repeater to a phone. */
    void take(RegionAnswer answer) throws X;

    /** A text that a companion radio has decrypted. */
    void take(CompanionMessage message) throws X;
}
