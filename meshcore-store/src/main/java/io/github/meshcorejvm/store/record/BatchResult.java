package io.github.meshcorejvm.store.record;

import java.util.List;

/**
 * What a batch came to.
 *
 * @param transmissionsInserted packets that were new
 * @param observationsInserted observations that were new
 * @param duplicates observations that were there already
 * @param nodeUpserts nodes written
 * @param observerUpserts observers written
 * @param signatureDrops adverts recorded in {@code dropped_packets}
 * @param rejected items that the database refused
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
