package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.List;

/** The destination of batches. Confined to the thread that writes. */
interface BatchStore extends AutoCloseable {

    /**
     * Ensures that there is a database to write to.
     *
     * @throws io.github.meshcorejvm.store.StoreException if there is none
     */
    void open();

    /**
     * Writes {@code items} in one transaction, durable on return.
     *
     * @throws io.github.meshcorejvm.store.StoreException if nothing was written
     */
    BatchResult write(List<StoreRecord> items);

    /** Closes a database whose file was removed or replaced, without opening another one: its log lies beside the new file. */
    default void closeIfLost() {
        // Only files are lost.
    }

    /** Closes the database; its write-ahead log is written back. */
    @Override
    void close();
}
