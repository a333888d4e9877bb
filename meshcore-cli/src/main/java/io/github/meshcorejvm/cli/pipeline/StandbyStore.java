package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The database of a hot standby. After another ingest has taken over, as from one that was frozen, what still waits here may
 * have been sent to that one, too: it is counted as if the broker had sent it again, only if it is not stored yet.
 */
final class StandbyStore implements BatchStore {

    private final BatchStore store;
    private final BooleanSupplier active;

    /**
     * Writes to a database.
     *
     * @param active whether this process is the one that is connected to the brokers, as far as it knows
     */
    StandbyStore(BatchStore store, BooleanSupplier active) {
        this.store = store;
        this.active = active;
    }

    @Override
    public void open() {
        store.open();
    }

    @Override
    public BatchResult write(List<StoreRecord> items) {
        return store.write(
                active.getAsBoolean()
                        ? items
                        : items.stream().map(StoreRecord::redelivered).toList());
    }

    @Override
    public void close() {
        store.close();
    }
}
