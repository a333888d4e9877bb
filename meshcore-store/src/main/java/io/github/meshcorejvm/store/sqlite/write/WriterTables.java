package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.graph.ResolvedPath;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.json.PathJson;
import io.github.meshcorejvm.store.record.ClientReception;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** All tables that the writer writes to: which rows an item touches, in which order. Not thread-safe. */
final class WriterTables implements AutoCloseable {

    private final TransmissionTable transmissions;
    private final ObservationTable observations;
    private final ObserverTable observers;
    private final StatusTable statuses;
    private final NodeTable nodes;
    private final NewestAdverts newestAdverts;
    private final DroppedPacketTable droppedPackets;
    private final ClientReceptionTable clientReceptions;

    WriterTables(Connection connection, Duration sampleInterval) throws SQLException {
        transmissions = new TransmissionTable(connection);
        observations = new ObservationTable(connection);
        observers = new ObserverTable(connection);
        statuses = new StatusTable(connection, observers, sampleInterval);
        nodes = new NodeTable(connection);
        newestAdverts = new NewestAdverts(connection);
        droppedPackets = new DroppedPacketTable(connection);
        clientReceptions = new ClientReceptionTable(connection);
    }

    /**
     * Writes an item, or takes note of it until {@link #flush}.
     *
     * @param now seconds since 1970 that nothing can be later than
     */
    void put(StoreRecord item, HopResolver resolver, long now, BatchTally tally) throws SQLException {
        if (item instanceof Observation sighting) {
            put(sighting, resolver, now, tally);
        } else if (item instanceof ObserverStatus status) {
            tally.observerUpserts += statuses.put(status, now) ? 1 : 0;
        } else if (item instanceof RejectedAdvert rejected) {
            droppedPackets.put(rejected);
            tally.signatureDrops++;
        } else if (item instanceof ClientReception reception) {
            clientReceptions.put(reception, now);
        } else if (item instanceof CompanionMessage message) {
            put(message, tally);
        }
    }

    /** Writes what was only noted so far. */
    void flush(BatchTally tally) throws SQLException {
        transmissions.flush();
        tally.observerUpserts += observers.flush();
        tally.nodeUpserts += nodes.flush();
    }

    /** Forgets all that is known of rows: somebody else has written. */
    void forget() throws SQLException {
        transmissions.forget();
        observations.forget();
        observers.forget();
        nodes.forget();
        newestAdverts.forget();
    }

    private void put(Observation sighting, HopResolver resolver, long now, BatchTally tally) throws SQLException {
        Interpretation.Stored stored = sighting.packet();
        Optional<ObserverRef> by = sighting.observer();
        OptionalLong observerIdx =
                by.isPresent() ? OptionalLong.of(observers.see(by.get(), sighting, now)) : OptionalLong.empty();
        TransmissionTable.Row transmission = transmissions.see(sighting);
        Optional<NodeAdvert> advert = stored.content().advert();
        List<Bytes> hops = PathJson.hops(stored.packet());
        ResolvedPath resolved = resolver.resolve(hops, advert.map(NodeAdvert::publicKey));
        long seen = sighting.receivedAt().getEpochSecond();
        boolean isNew = observations.put(new ObservationTable.Row(
                transmission.id,
                observerIdx,
                sighting.direction(),
                sighting.snr(),
                sighting.rssi(),
                sighting.score(),
                PathJson.of(hops),
                seen,
                resolved.toJson(),
                Optional.of(sighting.frame().toUpperHex())));
        tally.count(transmission.inserted, isNew);
        if (advert.isPresent() && !SharedContact.is(stored.packet())) {
            see(advert.get(), sighting, transmission, now);
        }
        if (stored.packet().routeType().isFlood() && stored.packet().payloadType() != PayloadType.TRACE) {
            nodes.hear(resolved.known(), seen, now);
        }
    }

    private void see(NodeAdvert advert, Observation sighting, TransmissionTable.Row transmission, long now)
            throws SQLException {
        boolean isNew = transmissions.isFirstGenuine(transmission, sighting);
        long seen = sighting.receivedAt().getEpochSecond();
        if (transmission.isEarlier()) {
            // Which advert is the newest is read from the table.
            transmissions.flush();
            newestAdverts.forget(advert.publicKey());
        }
        if (newestAdverts.isStale(advert.publicKey(), transmission.id, transmission.firstSeen(), now)) {
            nodes.seeStale(advert, isNew, seen);
        } else {
            nodes.see(advert, isNew, sighting.packet().scopeName().filter(scope -> !scope.isEmpty()), seen, now);
        }
    }

    private void put(CompanionMessage message, BatchTally tally) throws SQLException {
        TransmissionTable.Row transmission = transmissions.see(message);
        boolean isNew = observations.put(new ObservationTable.Row(
                transmission.id,
                OptionalLong.empty(),
                Optional.empty(),
                message.snr(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                PathJson.of(List.of()),
                message.receivedAt().getEpochSecond(),
                Optional.empty(),
                Optional.empty()));
        tally.count(transmission.inserted, isNew);
    }

    @Override
    public void close() throws SQLException {
        try (transmissions;
                observations;
                observers;
                statuses;
                nodes;
                newestAdverts;
                droppedPackets;
                clientReceptions) {
            // All are closed, whichever of them fails.
        }
    }
}
