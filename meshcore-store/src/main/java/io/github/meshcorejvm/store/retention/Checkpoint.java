package io.github.meshcorejvm.store.retention;

/**
 * The result of a checkpoint of the write-ahead log.
 *
 * @param blocked whether a reader kept it from finishing; the log keeps its size then
 * @param logPages pages in the log
 * @param writtenPages how many of them were written back to the file
 */
public record Checkpoint(boolean blocked, long logPages, long writtenPages) {}
