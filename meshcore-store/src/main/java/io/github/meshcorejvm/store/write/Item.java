package io.github.meshcorejvm.store.write;

/** Something to be written. */
public sealed interface Item
        permits PacketSighting, RejectedAdvert, ObserverStatus, ClientReception, CompanionMessage {}
