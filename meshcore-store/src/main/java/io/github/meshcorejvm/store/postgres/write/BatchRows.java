package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.batch.ScopeCounts;
import io.github.meshcorejvm.store.json.PathJson;
import io.github.meshcorejvm.store.record.Observation;
import java.util.List;
import java.util.Optional;

/** The rows that a batch touches, one set for each table. Not thread-safe. */
final class BatchRows {

    final TransmissionSet transmissions;
    final RepeatedTexts repeatedTexts = new RepeatedTexts();
    final ObserverSet observers;
    final ObservationSet observations = new ObservationSet();
    final EvidenceSet evidence = new EvidenceSet();
    final NewestAdvertSet newestAdverts;
    final NodeSet nodes;
    final MetricsSet metrics;
    final DroppedPacketSet droppedPackets;
    final ClientReceptionSet receptions;
    final ClientRows clients = new ClientRows();
    final ScopeCounts scopes = new ScopeCounts();

    BatchRows(WriterMemory memory, BatchSettings settings) {
        transmissions = new TransmissionSet(memory.transmissions);
        observers = new ObserverSet(settings.now());
        newestAdverts = new NewestAdvertSet(memory.newestAdverts, settings.now());
        nodes = new NodeSet(settings.now());
        metrics = new MetricsSet(settings.sampleInterval());
        droppedPackets = new DroppedPacketSet(memory);
        receptions = new ClientReceptionSet(settings.now());
    }

    /** The key of an observation, if its packet and its observer have rows. */
    Optional<ObservationRow.Key> keyOf(Observation observation) {
        Optional<TransmissionRow> packet =
                transmissions.find(observation.packet().hash().toString());
        Optional<ObserverRow> observer = observation.observer().flatMap(observers::find);
        if (packet.isEmpty() || observer.isPresent() != observation.observer().isPresent()) {
            return Optional.empty();
        }
        List<Bytes> hops = PathJson.hops(observation.packet().packet());
        return Optional.of(new ObservationRow.Key(packet.get(), observer.orElse(null), PathJson.of(hops)));
    }
}
