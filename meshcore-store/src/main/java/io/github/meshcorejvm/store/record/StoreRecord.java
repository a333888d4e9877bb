package io.github.meshcorejvm.store.record;

/** A record to be written. */
public sealed interface StoreRecord
        permits Observation,
                RejectedAdvert,
                ObserverStatus,
                NeighborsReport,
                ClientReception,
                ClientObservation,
                RfSample,
                RegionAnswer,
                CompanionMessage {

    /** Calls the sink's method for its kind. */
    <X extends Exception> void to(RecordSink<X> sink) throws X;

    /** The same as a message that the broker has sent again. For most kinds a key that is unique finds the first one. */
    default StoreRecord redelivered() {
        return this;
    }
}
