package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.record.ClientObservation;
import io.github.meshcorejvm.store.record.ClientReception;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.NeighborsReport;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.record.RecordSink;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.record.RfSample;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of the rows that a batch touches, gathered before any of them is looked up. Not thread-safe. */
final class BatchKeys implements RecordSink<RuntimeException> {

    final Map<String, ObserverRef> observers = new LinkedHashMap<>();
    final Set<String> hashes = new LinkedHashSet<>();
    /** Nodes whose adverts in this batch may update them. */
    final Set<String> advertisers = new LinkedHashSet<>();
    /** The packets that are adverts, including shared contacts. */
    final Set<String> adverts = new LinkedHashSet<>();
    /** The earliest time of each advert in the batch, and the node that sent it. */
    final Map<String, FirstSeen> firstSeen = new LinkedHashMap<>();

    /** Texts that may be stored already under the hash of another time. */
    final List<CompanionMessage> repeatedTexts = new ArrayList<>();

    /** Observations that may be stored already, since the broker sends their messages again. */
    final List<Observation> repeated = new ArrayList<>();

    record FirstSeen(String publicKey, long time) {}

    static BatchKeys of(List<? extends StoreRecord> batch) {
        BatchKeys keys = new BatchKeys();
        batch.forEach(item -> item.to(keys));
        return keys;
    }

    @Override
    public void take(Observation observation) {
        observation.observer().ifPresent(this::add);
        if (observation.delivery().isRepeat()) {
            repeated.add(observation);
        }
        String hash = observation.packet().hash().toString();
        hashes.add(hash);
        if (observation.packet().packet().payloadType() == PayloadType.ADVERT) {
            adverts.add(hash);
        }
        Optional<NodeAdvert> advert = observation.packet().content().advert();
        if (advert.isPresent()) {
            if (!SharedContact.is(observation.packet().packet())) {
                advertisers.add(advert.get().publicKey());
            }
            firstSeen.merge(
                    hash,
                    new FirstSeen(
                            advert.get().publicKey(), observation.receivedAt().getEpochSecond()),
                    (one, other) -> one.time() <= other.time() ? one : other);
        }
    }

    private void add(ObserverRef observer) {
        observers.putIfAbsent(observer.id(), observer);
    }

    @Override
    public void take(ObserverStatus status) {
        add(status.observer());
    }

    @Override
    public void take(CompanionMessage message) {
        hashes.add(message.hash());
        if (message.repeatedSince().isPresent()) {
            repeatedTexts.add(message);
        }
    }

    @Override
    public void take(RejectedAdvert rejected) {
        // Existing rows are counted, not looked up.
    }

    @Override
    public void take(NeighborsReport report) {
        // Nodes are looked up later, when everything that touches them is known.
    }

    @Override
    public void take(ClientReception reception) {
        // The first stays.
    }

    @Override
    public void take(ClientObservation observation) {
        // The first stays.
    }

    @Override
    public void take(RfSample sample) {
        // The first stays.
    }

    @Override
    public void take(RegionAnswer answer) {
        // The first stays.
    }
}
