package io.github.meshcorejvm.store.copy.rows;

/**
 * Some whole rows, as {@link RowEncoder} writes them.
 *
 * @param bytes the rows, from the beginning
 * @param length how many of the bytes
 * @param rows how many rows
 * @param lastRow where the last row begins
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
public record Chunk(byte[] bytes, int length, int rows, int lastRow) {

    /** Receives chunks, in the order of their rows. */
    @FunctionalInterface
    public interface Consumer {
        void accept(Chunk chunk) throws InterruptedException;
    }
}
