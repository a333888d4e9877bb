package io.github.meshcorejvm.store.record;

import java.time.Instant;

/** Something to be written. */
public sealed interface StoreRecord
        permits Observation, RejectedAdvert, ObserverStatus, ClientReception, CompanionMessage {

    /** Its ingest time. */
    Instant receivedAt();
}
