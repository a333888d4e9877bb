package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.RejectedRecord;
import java.util.ArrayList;
import java.util.List;

/** What a batch comes to, while it is being written. */
final class BatchTally {

    int nodeUpserts;
    int observerUpserts;
    int signatureDrops;
    private int transmissionsInserted;
    private int observationsInserted;
    private int duplicates;
    private final List<RejectedRecord> rejected = new ArrayList<>();

    void countTransmission(boolean isNew) {
        transmissionsInserted += isNew ? 1 : 0;
    }

    void countObservation(boolean isNew) {
        observationsInserted += isNew ? 1 : 0;
        duplicates += isNew ? 0 : 1;
    }

    void reject(RejectedRecord item) {
        rejected.add(item);
    }

    /** The same numbers, to go back to. */
    BatchTally copy() {
        BatchTally copy = new BatchTally();
        copy.nodeUpserts = nodeUpserts;
        copy.observerUpserts = observerUpserts;
        copy.signatureDrops = signatureDrops;
        copy.transmissionsInserted = transmissionsInserted;
        copy.observationsInserted = observationsInserted;
        copy.duplicates = duplicates;
        copy.rejected.addAll(rejected);
        return copy;
    }

    BatchResult toResult() {
        return new BatchResult(
                transmissionsInserted,
                observationsInserted,
                duplicates,
                nodeUpserts,
                observerUpserts,
                signatureDrops,
                rejected);
    }
}
