package io.github.meshcorejvm.store.neighbor;

/**
 * How many observations are read at once.
 *
 * @param update in one transaction of an update, which then adds their edges: about 0.2 s
 * @param rebuild in one read transaction of a rebuild: about 0.25 s, so that the WAL can be checkpointed in between
 * @param edges how many edges are counted in memory before they are written: about 40 MB, with the edges of one more read and
 *     with the nodes at their ends
 * @param last how many a rebuild leaves to be read while it holds the write lock: about 10 ms
 */
public record BatchSizes(int update, int rebuild, int edges, int last) {

    /** Sizes for a heap of 128 MB. */
    public static final BatchSizes DEFAULT = new BatchSizes(50_000, 100_000, 250_000, 5_000);
}
