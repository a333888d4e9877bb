package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.ScopeCounts;

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
}
