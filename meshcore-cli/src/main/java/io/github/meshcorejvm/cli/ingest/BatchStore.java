package io.github.meshcorejvm.cli.ingest;

import io.github.meshcorejvm.store.write.BatchResult;
import io.github.meshcorejvm.store.write.Item;
import java.util.List;

/** Where batches go. Confined to the thread that writes. */
interface BatchStore extends AutoCloseable {

    /**
     * Makes sure that there is a database to write to.
     *
     * @throws io.github.meshcorejvm.store.StoreException if there is none
     */
    void open();

    /**
     * Writes {@code items} in one transaction, durable on return.
     *
     * @throws io.github.meshcorejvm.store.StoreException if nothing was written
     */
    BatchResult write(List<Item> items);

    /** Closes the database; its write-ahead log is folded in. */
    @Override
    void close();
}
