package io.github.meshcorejvm.store.batch;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.RejectedRecord;
import java.util.ArrayList;
import java.util.List;

/** The counts of a batch, while it is being written. */
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

    /** Counts the transmission of an observation, whichever row the observation goes to. */
    public void countTransmission(boolean isNew) {
        transmissionsInserted += isNew ? 1 : 0;
    }

    /** Counts the result of an observation: a new row, or a merge into an existing row. */
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

    /** A copy of the counts, as a point to return to. */
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

    /** The result of the batch. */
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
