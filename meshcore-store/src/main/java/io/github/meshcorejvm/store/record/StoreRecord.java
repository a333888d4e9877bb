package io.github.meshcorejvm.store.record;

/** Something to be written. */
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

    /** Hands itself to the method of its kind. */
    <X extends Exception> void to(RecordSink<X> sink) throws X;
}
