package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.batch.NodeChanges;
import io.github.meshcorejvm.store.graph.ResolvedPath;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.json.PathJson;
import io.github.meshcorejvm.store.record.ClientObservation;
import io.github.meshcorejvm.store.record.ClientReception;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.NeighborsReport;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.record.RecordSink;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.record.RfSample;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies records in their order to the rows of a batch, in memory. Not thread-safe. */
final class BatchFold implements RecordSink<RuntimeException> {

    private final BatchRows rows;
    private final BatchSettings settings;
    private final BatchTally tally;

    BatchFold(BatchRows rows, BatchSettings settings, BatchTally tally) {
        this.rows = rows;
        this.settings = settings;
        this.tally = tally;
    }

    @Override
    public void take(Observation observation) {
        boolean retained = observation.delivery() == Delivery.RETAINED;
        if (retained
                && rows.keyOf(observation).filter(rows.observations::isKnown).isPresent()) {
            tally.countObservation(false);
            return;
        }
        Interpretation.Stored stored = observation.packet();
        long seen = observation.receivedAt().getEpochSecond();
        @Nullable
        ObserverRow observer =
                observation.observer().map(by -> rows.observers.rowOf(by, seen)).orElse(null);
        TransmissionSet.Seen transmission = rows.transmissions.see(observation);
        boolean shared = SharedContact.is(stored.packet());
        if (stored.packet().payloadType() == PayloadType.ADVERT) {
            rows.evidence.put(transmission.row(), observation.frame());
        }
        transmission.row().correctVersion(observation);
        Optional<NodeAdvert> advert = stored.content().advert();
        List<Bytes> hops = PathJson.hops(stored.packet());
        ResolvedPath resolved = settings.resolver().resolve(hops, advert.map(NodeAdvert::publicKey));
        ObservationRow.Key key = new ObservationRow.Key(transmission.row(), observer, PathJson.of(hops));
        if (observer != null && !retained) {
            see(observer, observation, key);
        }
        ObservationRow row = rows.observations.row(key, transmission.inserted(), seen);
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
            rows.nodes.hear(resolved.known(), seen);
        }
    }

    private void see(ObserverRow observer, Observation observation, ObservationRow.Key key) {
        tally.countObserver();
        boolean known = observation.delivery() == Delivery.REDELIVERY && rows.observations.isKnown(key);
        rows.observers.see(observer, observation.observer().orElseThrow(), observation, known);
    }

    private void see(NodeAdvert advert, Observation observation, TransmissionSet.Seen transmission) {
        boolean isNew = transmission.row().isFirstGenuine(observation, transmission.inserted());
        countScope(isNew, observation.packet());
        long seen = observation.receivedAt().getEpochSecond();
        NodeChanges changes = rows.nodes.changes(advert);
        if (rows.newestAdverts.isStale(advert.publicKey(), transmission.row())) {
            changes.seeStale(isNew, seen);
        } else {
            Optional<String> scope = observation.packet().scopeName().filter(name -> !name.isEmpty());
            changes.see(advert, isNew, scope, seen, settings.now());
        }
    }

    /** Duplicates get the same decision as the first observation. */
    private void countScope(boolean isNew, Interpretation.Stored packet) {
        if (isNew) {
            rows.scopes.count(packet.scope());
        }
    }

    @Override
    public void take(CompanionMessage message) {
        boolean known = rows.transmissions.find(message.hash()).isPresent();
        if (known ? message.delivery() == Delivery.RETAINED : rows.repeatedTexts.isStored(message)) {
            tally.countObservation(false);
            return;
        }
        TransmissionSet.Seen transmission = rows.transmissions.see(message);
        if (transmission.inserted()) {
            rows.repeatedTexts.store(message);
        }
        rows.observations
                .row(
                        new ObservationRow.Key(transmission.row(), null, PathJson.of(List.of())),
                        transmission.inserted(),
                        message.receivedAt().getEpochSecond())
                .merge(new ObservationRow.Reading(null, Cells.real(message.snr()), null, null, null));
    }

    @Override
    public void take(ObserverStatus status) {
        Optional<ObserverRow> row = rows.observers.see(status);
        if (row.isPresent()) {
            tally.countObserver();
            if (status.fresh() && status.readings().hasMetrics()) {
                rows.metrics.put(row.get(), status.receivedAt(), status.readings());
            }
        }
    }

    @Override
    public void take(RejectedAdvert rejected) {
        rows.droppedPackets.put(rejected);
        tally.countDrop();
    }

    @Override
    public void take(NeighborsReport report) {
        rows.nodes.see(report);
    }

    @Override
    public void take(ClientReception reception) {
        rows.receptions.put(reception);
    }

    @Override
    public void take(ClientObservation observation) {
        rows.clients.put(observation);
    }

    @Override
    public void take(RfSample sample) {
        rows.clients.put(sample);
    }

    @Override
    public void take(RegionAnswer answer) {
        rows.clients.put(answer);
    }
}
