package io.github.meshcorejvm.store.copy.rows;

import java.util.List;
import java.util.Map;

/** The source of a copy. Not thread-safe, but {@link #read} may be called on another thread than the rest. */
public interface RowSource extends AutoCloseable {

    /** For people: what in the database is not copied, one item per line. */
    List<String> leftBehind();

    /** The number of rows of a table. */
    long rows(CopyTable table);

    /**
     * Reads all rows of a table in the order of its key.
     *
     * @throws io.github.meshcorejvm.store.StoreException if a row cannot be copied; names table and row
     */
    void read(CopyTable table, Chunk.Consumer consumer) throws InterruptedException;

    /** How many numbers did not fit the type of their column and were repaired while they were read. */
    long repairedNumbers();

    /** From how many texts the character U+0000 was removed while they were read. */
    long repairedTexts();

    /** This program's own state. */
    Map<String, String> state();

    /**
     * The highest id ever given out in each of {@link CopyTables#NUMBERED}, by name; no entry for a table that never had one.
     */
    Map<String, Long> highestIds();

    /**
     * Checks that the source has not changed since it was read.
     *
     * @throws io.github.meshcorejvm.store.StoreException if another program has written to it
     */
    void requireUnchanged();

    @Override
    void close();
}
