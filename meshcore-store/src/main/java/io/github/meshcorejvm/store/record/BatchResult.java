package io.github.meshcorejvm.store.record;

import java.util.List;

/**
 * The result of a batch.
 *
 * @param transmissionsInserted new packets
 * @param observationsInserted new observations
 * @param duplicates observations that existed already
 * @param nodeUpserts nodes written
 * @param observerUpserts observers written
 * @param signatureDrops adverts recorded in {@code dropped_packets}
 * @param rejected records that the database rejected
 */
public record BatchResult(
        int transmissionsInserted,
        int observationsInserted,
        int duplicates,
        int nodeUpserts,
        int observerUpserts,
        int signatureDrops,
        List<RejectedRecord> rejected) {

    /** Copies the list. */
    public BatchResult {
        rejected = List.copyOf(rejected);
    }
}
