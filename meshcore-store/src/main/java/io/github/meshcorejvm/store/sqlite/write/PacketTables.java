package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.ResolvedPath;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.json.PathJson;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.Signal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The tables to which a packet is written, and their order. Not thread-safe. */
final class PacketTables implements AutoCloseable {

    final ObserverTable observers;
    final NodeTable nodes;
    private final TransmissionTable transmissions;
    private final ObservationTable observations;
    private final NewestAdverts newestAdverts;
    private final RouteEvidenceTable routeEvidence;
    private final ScopeTally scopes;

    PacketTables(Connection connection, KeylessAdverts keyless) throws SQLException {
        observers = new ObserverTable(connection);
        nodes = new NodeTable(connection);
        transmissions = new TransmissionTable(connection);
        observations = new ObservationTable(connection);
        newestAdverts = new NewestAdverts(connection, keyless);
        routeEvidence = new RouteEvidenceTable(connection);
        scopes = new ScopeTally(connection);
    }

    /** Writes everything that was only noted so far. */
    void flush(BatchTally tally, long now) throws SQLException {
        observations.flush(tally);
        transmissions.flush();
        scopes.flush(now);
        observers.flush();
        nodes.flush();
    }

    /** Forgets all remembered rows: another program has written. */
    void forget() throws SQLException {
        transmissions.forget();
        observations.forget();
        observers.forget();
        nodes.forget();
        newestAdverts.forget();
        routeEvidence.forget();
        scopes.forget();
    }

    /** Writes a packet that was heard, or keeps it until {@link #flush}. */
    void put(Observation observation, HopResolver resolver, long now, BatchTally tally) throws SQLException {
        if (observation.delivery() == Delivery.RETAINED && isStored(observation)) {
            tally.countObservation(false);
            return;
        }
        Interpretation.Stored stored = observation.packet();
        Optional<ObserverRef> by = observation.observer();
        long seen = observation.receivedAt().getEpochSecond();
        OptionalLong observerIdx =
                by.isPresent() ? OptionalLong.of(observers.rowidOf(by.get(), seen, now)) : OptionalLong.empty();
        TransmissionRow transmission = transmissions.see(observation);
        if (stored.packet().payloadType() == PayloadType.ADVERT) {
            if (!transmission.inserted) {
                routeEvidence.keepOldFrames(transmission.id);
            }
            routeEvidence.put(transmission.id, observation.frame());
        }
        transmissions.correctVersion(transmission, observation);
        Optional<NodeAdvert> advert = stored.content().advert();
        List<Bytes> hops = PathJson.hops(stored.packet());
        ResolvedPath resolved = resolver.resolve(hops, advert.map(NodeAdvert::publicKey));
        tally.countTransmission(transmission.inserted);
        ObservationTable.Row row = new ObservationTable.Row(
                transmission.id,
                observerIdx,
                observation.direction(),
                observation.signal(),
                observation.score(),
                new ObservationTable.Path(PathJson.of(hops), resolved.toJson()),
                seen,
                Optional.of(observation.frame().toUpperHex()));
        if (by.isPresent() && observation.delivery() != Delivery.RETAINED) {
            boolean known = observation.delivery() == Delivery.REDELIVERY && observations.isKnown(row.key());
            observers.changes(observerIdx.getAsLong()).see(by.get(), observation, known, now);
            tally.countObserver();
        }
        observations.put(row, tally);
        if (advert.isEmpty()) {
            countScope(transmission.inserted, stored);
        } else {
            forgetNewestIfEarlier(advert.get(), transmission);
            if (!SharedContact.is(stored.packet())) {
                tally.countNode();
                see(advert.get(), observation, transmission, now);
            }
        }
        if (stored.packet().routeType().isFlood() && stored.packet().payloadType() != PayloadType.TRACE) {
            nodes.hear(resolved.known(), seen, now);
        }
    }

    private boolean isStored(Observation observation) throws SQLException {
        OptionalLong transmission = transmissions.idOf(observation.packet().hash());
        Optional<ObserverRef> by = observation.observer();
        OptionalLong observerIdx = by.isPresent() ? observers.find(by.get()) : OptionalLong.empty();
        if (transmission.isEmpty() || observerIdx.isPresent() != by.isPresent()) {
            return false;
        }
        List<Bytes> hops = PathJson.hops(observation.packet().packet());
        return observations.isKnown(new ObservationTable.Key(transmission.getAsLong(), observerIdx, PathJson.of(hops)));
    }

    private void see(NodeAdvert advert, Observation observation, TransmissionRow transmission, long now)
            throws SQLException {
        boolean isNew = transmissions.isFirstGenuine(transmission, observation);
        countScope(isNew, observation.packet());
        long seen = observation.receivedAt().getEpochSecond();
        if (newestAdverts.isStale(advert.publicKey(), transmission.id, transmission.firstSeen(), now)) {
            nodes.seeStale(advert, isNew, seen);
        } else {
            nodes.see(advert, isNew, observation.packet().scopeName().filter(scope -> !scope.isEmpty()), seen, now);
        }
    }

    /** Which advert is the newest is read from the table. A shared contact, too, lowers the time of its packet. */
    private void forgetNewestIfEarlier(NodeAdvert advert, TransmissionRow transmission) throws SQLException {
        if (transmission.isEarlier()) {
            transmissions.flush();
            newestAdverts.forget(advert.publicKey(), transmission.id);
        }
    }

    /** Duplicates get the same decision as the first observation. */
    private void countScope(boolean isNew, Interpretation.Stored packet) {
        if (isNew) {
            scopes.count(packet.scope());
        }
    }

    /** Writes a text without a frame, or keeps it until {@link #flush}. */
    void put(CompanionMessage message, BatchTally tally) throws SQLException {
        if (transmissions.isRepeat(message)) {
            tally.countObservation(false);
            return;
        }
        TransmissionRow transmission = transmissions.see(message);
        tally.countTransmission(transmission.inserted);
        ObservationTable.Row row = new ObservationTable.Row(
                transmission.id,
                OptionalLong.empty(),
                Optional.empty(),
                new Signal(message.snr(), OptionalDouble.empty()),
                OptionalLong.empty(),
                new ObservationTable.Path(PathJson.of(List.of()), Optional.empty()),
                message.receivedAt().getEpochSecond(),
                Optional.empty());
        observations.put(row, tally);
    }

    @Override
    public void close() throws SQLException {
        try (transmissions;
                observations;
                observers;
                nodes;
                newestAdverts;
                routeEvidence;
                scopes) {
            // All are closed, even if one fails.
        }
    }
}
