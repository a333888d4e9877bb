package io.github.meshcorejvm.store.batch;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.RejectedRecord;
import java.util.ArrayList;
import java.util.List;

/** What a batch comes to, while it is being written. */
public final class BatchTally {

    private int nodeUpserts;
    private int observerUpserts;
    private int signatureDrops;
    private int transmissionsInserted;
    private int observationsInserted;
    private int duplicates;
    private final List<RejectedRecord> rejected = new ArrayList<>();

    /** Counts an observation. */
    public void count(boolean newTransmission, boolean newObservation) {
        countTransmission(newTransmission);
        countObservation(newObservation);
    }

    /** Counts the transmission of an observation, apart from where that goes. */
    public void countTransmission(boolean isNew) {
        transmissionsInserted += isNew ? 1 : 0;
    }

    /** Counts where an observation went: into a row of its own, or into one that was there. */
    public void countObservation(boolean isNew) {
        observationsInserted += isNew ? 1 : 0;
        duplicates += isNew ? 0 : 1;
    }

    /** Counts a node that was written to. */
    public void countNode() {
        nodeUpserts++;
    }

    /** Counts an observer that was written to. */
    public void countObserver() {
        observerUpserts++;
    }

    /** Counts an advert with a wrong signature. */
    public void countDrop() {
        signatureDrops++;
    }

    /** Counts a record that the database refused. */
    public void reject(RejectedRecord item) {
        rejected.add(item);
    }

    /** The same numbers, to go back to. */
    public BatchTally copy() {
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

    /** What the batch came to. */
    public BatchResult toResult() {
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
