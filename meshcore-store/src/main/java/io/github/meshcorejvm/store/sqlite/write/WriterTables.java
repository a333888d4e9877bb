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
import io.github.meshcorejvm.store.record.Signal;
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
    private final RouteEvidenceTable routeEvidence;
    private final ScopeTally scopes;
    private final ConfiguredScopes configuredScopes;
    private final ClientTables clients;

    WriterTables(Connection connection, Duration sampleInterval) throws SQLException {
        transmissions = new TransmissionTable(connection);
        observations = new ObservationTable(connection);
        observers = new ObserverTable(connection);
        statuses = new StatusTable(connection, observers, sampleInterval);
        nodes = new NodeTable(connection);
        newestAdverts = new NewestAdverts(connection);
        droppedPackets = new DroppedPacketTable(connection);
        routeEvidence = new RouteEvidenceTable(connection);
        scopes = new ScopeTally(connection);
        configuredScopes = new ConfiguredScopes(connection);
        clients = new ClientTables(connection);
    }

    /**
     * Writes an item, or takes note of it until {@link #flush}.
     *
     * @param now seconds since 1970 that nothing can be later than
     */
    void put(StoreRecord item, HopResolver resolver, long now, BatchTally tally) throws SQLException {
        item.to(new Batch(resolver, now, tally));
    }

    /** What goes with each item of a batch. */
    private final class Batch implements RecordSink<SQLException> {

        private final HopResolver resolver;
        private final long now;
        private final BatchTally tally;

        Batch(HopResolver resolver, long now, BatchTally tally) {
            this.resolver = resolver;
            this.now = now;
            this.tally = tally;
        }

        @Override
        public void take(Observation observation) throws SQLException {
            put(observation, resolver, now, tally);
        }

        @Override
        public void take(ObserverStatus status) throws SQLException {
            if (statuses.put(status, now)) {
                tally.countObserver();
            }
        }

        @Override
        public void take(RejectedAdvert rejected) throws SQLException {
            droppedPackets.put(rejected);
            tally.countDrop();
        }

        @Override
        public void take(NeighborsReport report) throws SQLException {
            // A node whose advert is in this batch has its row then.
            nodes.flush();
            if (configuredScopes.put(report)) {
                tally.countNode();
            }
        }

        @Override
        public void take(ClientReception reception) throws SQLException {
            clients.receptions.put(reception, now);
        }

        @Override
        public void take(ClientObservation observation) throws SQLException {
            clients.observations.put(observation);
        }

        @Override
        public void take(RfSample sample) throws SQLException {
            clients.rfSamples.put(sample);
        }

        @Override
        public void take(RegionAnswer answer) throws SQLException {
            clients.regionAnswers.put(answer);
        }

        @Override
        public void take(CompanionMessage message) throws SQLException {
            put(message, tally);
        }
    }

    /** Writes what was only noted so far. */
    void flush(BatchTally tally, long now) throws SQLException {
        observations.flush(tally);
        transmissions.flush();
        scopes.flush(now);
        observers.flush();
        nodes.flush();
    }

    /** Forgets all that is known of rows: somebody else has written. */
    void forget() throws SQLException {
        transmissions.forget();
        observations.forget();
        observers.forget();
        nodes.forget();
        newestAdverts.forget();
        routeEvidence.forget();
        scopes.forget();
    }

    private void put(Observation observation, HopResolver resolver, long now, BatchTally tally) throws SQLException {
        Interpretation.Stored stored = observation.packet();
        Optional<ObserverRef> by = observation.observer();
        OptionalLong observerIdx =
                by.isPresent() ? OptionalLong.of(observers.see(by.get(), observation, now)) : OptionalLong.empty();
        if (by.isPresent()) {
            tally.countObserver();
        }
        TransmissionTable.Row transmission = transmissions.see(observation);
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
        long seen = observation.receivedAt().getEpochSecond();
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

    private void see(NodeAdvert advert, Observation observation, TransmissionTable.Row transmission, long now)
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
    private void forgetNewestIfEarlier(NodeAdvert advert, TransmissionTable.Row transmission) throws SQLException {
        if (transmission.isEarlier()) {
            transmissions.flush();
            newestAdverts.forget(advert.publicKey());
        }
    }

    /** Duplicates are decided as the first was. */
    private void countScope(boolean isNew, Interpretation.Stored packet) {
        if (isNew) {
            scopes.count(packet.scope());
        }
    }

    private void put(CompanionMessage message, BatchTally tally) throws SQLException {
        TransmissionTable.Row transmission = transmissions.see(message);
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
                statuses;
                nodes;
                newestAdverts;
                droppedPackets;
                routeEvidence;
                scopes;
                configuredScopes;
                clients) {
            // All are closed, whichever of them fails.
        }
    }
}
