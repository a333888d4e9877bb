package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.batch.NodeChanges;
import io.github.meshcorejvm.store.batch.ScopeCounts;
import io.github.meshcorejvm.store.graph.ResolvedPath;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.json.PathJson;
import io.github.meshcorejvm.store.record.BatchResult;
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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Records that are written together, within a transaction that holds the writer lock: looks up the rows they touch, applies
 * them in their order in memory, and writes what came of it, each kind of row with one statement. Not thread-safe.
 */
final class BatchRun implements RecordSink<RuntimeException> {

    private final Connection connection;
    private final BatchSettings settings;
    private final BatchTally tally;
    private final TransmissionSet transmissions;
    private final ObserverSet observers;
    private final ObservationSet observations = new ObservationSet();
    private final EvidenceSet evidence = new EvidenceSet();
    private final NewestAdvertSet newestAdverts;
    private final NodeSet nodes;
    private final MetricsSet metrics;
    private final DroppedPacketSet droppedPackets;
    private final ClientReceptionSet receptions;
    private final ClientRows clients = new ClientRows();
    private final ScopeCounts scopes = new ScopeCounts();

    BatchRun(Connection connection, WriterMemory memory, BatchSettings settings, BatchTally tally) {
        this.connection = connection;
        this.settings = settings;
        this.tally = tally;
        transmissions = new TransmissionSet(memory.transmissions);
        observers = new ObserverSet(settings.now());
        newestAdverts = new NewestAdvertSet(memory.newestAdverts, settings.now());
        nodes = new NodeSet(settings.now());
        metrics = new MetricsSet(settings.sampleInterval());
        droppedPackets = new DroppedPacketSet(memory);
        receptions = new ClientReceptionSet(settings.now());
    }

    /** Writes a batch of which nothing is refused. */
    static BatchResult write(
            Connection connection, WriterMemory memory, BatchSettings settings, List<? extends StoreRecord> batch)
            throws SQLException {
        BatchTally tally = new BatchTally();
        new BatchRun(connection, memory, settings, tally).write(batch);
        return tally.toResult();
    }

    /** Writes records. */
    void write(List<? extends StoreRecord> records) throws SQLException {
        load(BatchKeys.of(records));
        records.forEach(item -> item.to(this));
        observations.lookUp(connection, tally);
        nodes.apply(connection, tally);
        observers.writeNew(connection);
        transmissions.writeNew(connection);
        Pipeline pipeline = new Pipeline();
        pipeline.add(observations.inserts());
        pipeline.add(observations.merges());
        pipeline.add(evidence.inserts());
        pipeline.add(transmissions.changes());
        nodes.changes().forEach(pipeline::add);
        pipeline.add(observers.changes());
        pipeline.add(metrics.upserts());
        pipeline.add(droppedPackets.inserts(connection));
        receptions.changes(connection).forEach(pipeline::add);
        clients.inserts().forEach(pipeline::add);
        pipeline.add(ScopeTotals.add(scopes, settings.now()));
        pipeline.run(connection);
        transmissions.remember();
        newestAdverts.remember();
    }

    private void load(BatchKeys keys) throws SQLException {
        transmissions.load(connection, keys.hashes);
        observers.load(connection, keys.observers.values());
        Map<String, Set<TransmissionRow>> lowered = new HashMap<>();
        keys.firstSeen.forEach((hash, first) -> transmissions
                .find(hash)
                .filter(row -> first.time() < row.firstSeen)
                .ifPresent(row -> lowered.computeIfAbsent(first.publicKey(), key -> new LinkedHashSet<>())
                        .add(row)));
        newestAdverts.load(connection, keys.advertisers, lowered);
        if (!settings.evidenceFilled()) {
            evidence.loadOldFrames(
                    connection,
                    keys.adverts.stream()
                            .map(transmissions::find)
                            .flatMap(Optional::stream)
                            .toList());
        }
    }

    @Override
    public void take(Observation observation) {
        Interpretation.Stored stored = observation.packet();
        Optional<ObserverRow> observer = observation.observer().map(by -> see(by, observation));
        TransmissionSet.Seen transmission = transmissions.see(observation);
        boolean shared = SharedContact.is(stored.packet());
        if (stored.packet().payloadType() == PayloadType.ADVERT) {
            evidence.put(transmission.row(), observation.frame());
        }
        transmission.row().correctVersion(observation);
        Optional<NodeAdvert> advert = stored.content().advert();
        List<Bytes> hops = PathJson.hops(stored.packet());
        ResolvedPath resolved = settings.resolver().resolve(hops, advert.map(NodeAdvert::publicKey));
        long seen = observation.receivedAt().getEpochSecond();
        ObservationRow row = observations.row(
                new ObservationRow.Key(transmission.row(), observer.orElse(null), PathJson.of(hops)),
                transmission.inserted(),
                seen);
        row.merge(new ObservationRow.Reading(
                Cells.text(observation.direction()),
                Cells.real(observation.signal().snr()),
                Cells.real(observation.signal().rssi()),
                Cells.whole(observation.score()),
                Cells.text(resolved.toJson())));
        row.mergeFrame(observation.frame().toUpperHex(), shared);
        if (advert.isEmpty()) {
            countScope(transmission.inserted(), stored);
        } else if (!shared) {
            tally.countNode();
            see(advert.get(), observation, transmission);
        }
        if (stored.packet().routeType().isFlood() && stored.packet().payloadType() != PayloadType.TRACE) {
            nodes.hear(resolved.known(), seen);
        }
    }

    private ObserverRow see(ObserverRef by, Observation observation) {
        tally.countObserver();
        return observers.see(by, observation);
    }

    private void see(NodeAdvert advert, Observation observation, TransmissionSet.Seen transmission) {
        boolean isNew = transmission.row().isFirstGenuine(observation, transmission.inserted());
        countScope(isNew, observation.packet());
        long seen = observation.receivedAt().getEpochSecond();
        NodeChanges changes = nodes.changes(advert);
        if (newestAdverts.isStale(advert.publicKey(), transmission.row())) {
            changes.seeStale(isNew, seen);
        } else {
            Optional<String> scope = observation.packet().scopeName().filter(name -> !name.isEmpty());
            changes.see(advert, isNew, scope, seen, settings.now());
        }
    }

    /** Duplicates are decided as the first was. */
    private void countScope(boolean isNew, Interpretation.Stored packet) {
        if (isNew) {
            scopes.count(packet.scope());
        }
    }

    @Override
    public void take(CompanionMessage message) {
        TransmissionSet.Seen transmission = transmissions.see(message);
        observations
                .row(
                        new ObservationRow.Key(transmission.row(), null, PathJson.of(List.of())),
                        transmission.inserted(),
                        message.receivedAt().getEpochSecond())
                .merge(new ObservationRow.Reading(null, Cells.real(message.snr()), null, null, null));
    }

    @Override
    public void take(ObserverStatus status) {
        Optional<ObserverRow> row = observers.see(status);
        if (row.isPresent()) {
            tally.countObserver();
            if (status.fresh() && status.readings().hasMetrics()) {
                metrics.put(row.get(), status.receivedAt(), status.readings());
            }
        }
    }

    @Override
    public void take(RejectedAdvert rejected) {
        droppedPackets.put(rejected);
        tally.countDrop();
    }

    @Override
    public void take(NeighborsReport report) {
        nodes.see(report);
    }

    @Override
    public void take(ClientReception reception) {
        receptions.put(reception);
    }

    @Override
    public void take(ClientObservation observation) {
        clients.put(observation);
    }

    @Override
    public void take(RfSample sample) {
        clients.put(sample);
    }

    @Override
    public void take(RegionAnswer answer) {
        clients.put(answer);
    }
}
