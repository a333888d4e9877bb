package io.github.meshcorejvm.store.record;

import java.util.Objects;

/**
 * A record that the database rejected, and why; the rest of its batch is written.
 *
 * @param index in the batch, from 0
 * @param item the rejected record
 * @param reason the database's message
 */
public record RejectedRecord(int index, StoreRecord item, String reason) {

    /** Refuses null. */
    public RejectedRecord {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(reason, "reason");
    }
}
