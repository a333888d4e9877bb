package io.github.meshcorejvm.store.copy.rows;

import java.util.List;
import java.util.Map;

/** A database that is copied from. Not thread-safe, but {@link #read} may be called by another thread than the rest. */
public interface RowSource extends AutoCloseable {

    /** For people: what of the database is not copied, one thing a line. */
    List<String> leftBehind();

    /** The number of rows of a table. */
    long rows(CopyTable table);

    /**
     * Reads all rows of a table in the order of its key.
     *
     * @throws io.github.meshcorejvm.store.StoreException if a row cannot be copied; names table and row
     */
    void read(CopyTable table, Chunk.Consumer consumer) throws InterruptedException;

    /** How many numbers were of another type than their column and were repaired while they were read. */
    long repairedNumbers();

    /** This program's own state. */
    Map<String, String> state();

    /** The highest id ever given out in each of {@link CopyTables#NUMBERED}, by name; none for a table that never had one. */
    Map<String, Long> highestIds();

    /**
     * Checks that the source is still what was read.
     *
     * @throws io.github.meshcorejvm.store.StoreException if another program has written to it
     */
    void requireUnchanged();

    @Override
    void close();
}
