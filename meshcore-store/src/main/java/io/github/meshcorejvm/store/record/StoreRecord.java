package io.github.meshcorejvm.store.record;

/** Something to be written. */
public sealed interface StoreRecord
        permits Observation, RejectedAdvert, ObserverStatus, ClientReception, CompanionMessage {}
