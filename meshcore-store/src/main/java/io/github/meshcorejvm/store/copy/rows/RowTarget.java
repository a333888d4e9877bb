package io.github.meshcorejvm.store.copy.rows;

import java.util.Map;
import java.util.function.LongConsumer;

/**
 * The target of a copy. Readers and writers refuse it, or do not find it, until {@link #publish}. Its methods are called in
 * this order, on one thread.
 */
public interface RowTarget extends AutoCloseable {

    /**
     * Creates the tables and this program's own state: the first call that changes anything.
     *
     * @param origin what is copied and since when, for people who find the target unfinished
     */
    void create(Map<String, String> state, String origin);

    /**
     * Writes rows to a table, in committed batches.
     *
     * @param written receives the number of rows written
     */
    void write(CopyTable table, RowPipe.Source rows, LongConsumer written) throws InterruptedException;

    /** Builds indexes and keys. */
    void index(Steps steps);

    /** Reads all rows of a table in the order of its key. */
    void read(CopyTable table, Chunk.Consumer consumer) throws InterruptedException;

    /** Sets the ids to be given out next, checks what the engine can check, and gathers statistics for its planner. */
    void complete(Map<String, Long> highestIds);

    /** Makes the target visible and usable to others. The last step. */
    void publish();

    /** What the user should know about the target after a failure, such as what to drop; empty if nothing is left. */
    String afterFailure();

    /** Receives how many of a number of steps are done. */
    @FunctionalInterface
    interface Steps {
        void at(long done, long total);
    }

    @Override
    void close();
}
