package io.github.meshcorejvm.store.copy.rows;

import java.util.Map;
import java.util.function.LongConsumer;

/**
 * A database that is copied to. Readers and writers refuse it, or do not find it, until {@link #publish}. Its methods are
 * called in their order, by one thread.
 */
public interface RowTarget extends AutoCloseable {

    /**
     * Makes the tables and this program's own state. Until here nothing was changed.
     *
     * @param origin what is copied since when, for people who find the target unfinished
     */
    void create(Map<String, String> state, String origin);

    /**
     * Writes rows to a table, in committed batches.
     *
     * @param written is told how many rows are there
     */
    void write(CopyTable table, RowPipe.Source rows, LongConsumer written) throws InterruptedException;

    /** Builds indexes and keys. */
    void index(Steps steps);

    /** Reads all rows of a table in the order of its key. */
    void read(CopyTable table, Chunk.Consumer consumer) throws InterruptedException;

    /** Sets the ids to be given out next, checks what the engine can check, and gathers statistics for its planner. */
    void complete(Map<String, Long> highestIds);

    /** Makes the target one that others accept. The last step. */
    void publish();

    /** What to say of the target after a failure, such as what to drop; empty if there is nothing left. */
    String afterFailure();

    /** Is told how many of some steps are done. */
    @FunctionalInterface
    interface Steps {
        void at(long done, long total);
    }

    @Override
    void close();
}
