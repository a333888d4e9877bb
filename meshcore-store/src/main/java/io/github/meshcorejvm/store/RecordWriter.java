package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.List;

/**
 * Writes batches of records, each in one transaction: durable when {@link #write} returns, rolled back when it throws.
 *
 * <p>After a failure the same batch can be written again, as soon as the database is writable.
 *
 * <p>Not thread-safe; confine it to one thread. Other programs may write to the database meanwhile, in short transactions.
 */
public interface RecordWriter {

    /**
     * Writes a batch in one transaction, in order. A record that the database rejects is left out and returned; the
     * others are written.
     *
     * @throws StoreBusyException if another program holds the write lock for too long; nothing is written
     * @throws StoreFullException if the database cannot be written to; nothing is written
     * @throws StoreException if the database fails otherwise; nothing is written
     */
    BatchResult write(List<? extends StoreRecord> batch);

    /** Resolves hops with this snapshot of nodes and edges from the next batch on. */
    void resolveWith(HopResolver newer);
}
