package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.Observation;
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
 * Records that are written together, within a transaction that holds the writer lock: looks up the rows they touch, applies the
 * records in order in memory, and writes the result with one statement for each kind of row. Not thread-safe.
 */
final class BatchRun {

    private final Connection connection;
    private final BatchSettings settings;
    private final BatchTally tally;
    private final BatchRows rows;

    BatchRun(Connection connection, WriterMemory memory, BatchSettings settings, BatchTally tally) {
        this.connection = connection;
        this.settings = settings;
        this.tally = tally;
        rows = new BatchRows(memory, settings);
    }

    /**
     * Writes a batch; fails if the database refuses any record.
     *
     * @param keys the keys of the batch
     */
    static BatchResult write(
            Connection connection,
            WriterMemory memory,
            BatchSettings settings,
            List<? extends StoreRecord> batch,
            BatchKeys keys)
            throws SQLException {
        BatchTally tally = new BatchTally();
        new BatchRun(connection, memory, settings, tally).write(batch, keys);
        return tally.toResult();
    }

    /** Writes records. */
    void write(List<? extends StoreRecord> records, BatchKeys keys) throws SQLException {
        loadWhatIsApplied(keys);
        BatchFold fold = new BatchFold(rows, settings, tally);
        records.forEach(item -> item.to(fold));
        loadWhatIsChanged();
        insertParents();
        writeTheRest();
        rows.transmissions.remember();
        rows.newestAdverts.remember();
    }

    /** Loads the rows that decide what happens to a record. */
    private void loadWhatIsApplied(BatchKeys keys) throws SQLException {
        Pipeline pipeline = new Pipeline();
        rows.observers.load(keys.observers.values(), pipeline);
        rows.transmissions.load(keys.hashes, pipeline);
        rows.repeatedTexts.load(keys.repeatedTexts, pipeline);
        pipeline.run(connection);
        loadRepeated(keys.repeated);
        loadNewestAdverts(keys);
        if (!settings.evidenceFilled()) {
            rows.evidence.loadOldFrames(
                    connection,
                    keys.adverts.stream()
                            .map(rows.transmissions::find)
                            .flatMap(Optional::stream)
                            .toList());
        }
    }

    /** Loads the newest advert of each node of which there are adverts in the batch. */
    private void loadNewestAdverts(BatchKeys keys) throws SQLException {
        Map<String, Set<TransmissionRow>> lowered = new HashMap<>();
        Map<String, Long> earliest = new HashMap<>();
        keys.firstSeen.forEach((hash, first) -> {
            long time = first.time();
            Optional<TransmissionRow> stored = rows.transmissions.find(hash);
            if (stored.isPresent()) {
                time = Math.min(time, stored.get().firstSeen);
                if (first.time() < stored.get().firstSeen) {
                    lowered.computeIfAbsent(first.publicKey(), key -> new LinkedHashSet<>())
                            .add(stored.get());
                }
            }
            earliest.merge(first.publicKey(), time, Math::min);
        });
        earliest.keySet().retainAll(keys.advertisers);
        rows.newestAdverts.load(connection, earliest, lowered);
    }

    /** Looks up which observations of messages that a broker sends again are stored. */
    private void loadRepeated(List<Observation> repeated) throws SQLException {
        Set<ObservationRow.Key> keys = new LinkedHashSet<>();
        repeated.forEach(observation -> rows.keyOf(observation).ifPresent(keys::add));
        Pipeline pipeline = new Pipeline();
        rows.observations.loadKnown(List.copyOf(keys), pipeline);
        pipeline.run(connection);
    }

    /** Looks up the existing rows that the applied records change. */
    private void loadWhatIsChanged() throws SQLException {
        Pipeline pipeline = new Pipeline();
        rows.observations.lookUp(pipeline);
        rows.nodes.load(pipeline);
        rows.droppedPackets.lookUp(pipeline);
        rows.receptions.lookUp(pipeline);
        pipeline.run(connection);
        rows.observations.count(tally);
        rows.nodes.apply(tally);
    }

    /** Inserts the rows whose ids other rows refer to. */
    private void insertParents() throws SQLException {
        Pipeline pipeline = new Pipeline();
        rows.transmissions.writeNew(pipeline);
        rows.observers.writeNew(pipeline);
        pipeline.run(connection);
        rows.transmissions.requireInserted();
    }

    private void writeTheRest() throws SQLException {
        rows.observations.writeNew(connection);
        Pipeline pipeline = new Pipeline();
        pipeline.addAlways(rows.observations.merges());
        pipeline.addAlways(rows.evidence.inserts());
        pipeline.add(rows.transmissions.keptFrames());
        pipeline.addAlways(rows.transmissions.changes());
        rows.nodes.write(pipeline);
        pipeline.addAlways(rows.observers.changes());
        pipeline.addAlways(rows.metrics.upserts());
        pipeline.add(rows.droppedPackets.inserts());
        rows.receptions.write(pipeline);
        rows.clients.inserts().forEach(pipeline::add);
        pipeline.add(ScopeTotals.add(rows.scopes, settings.now()));
        pipeline.run(connection);
    }
}
