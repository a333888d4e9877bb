package io.github.meshcorejvm.store.neighbor;

/**
 * How many observations are read at once.
 *
 * @param update in one transaction of an update, which then adds what they give: about 0.2 s
 * @param rebuild in one read transaction of a rebuild: about 0.25 s, so that the WAL can be checkpointed in between
 * @param edges how many edges are counted in memory before they are written away: with what one more read adds, and with
 *     the nodes at their ends, about 40 MB
 * @param last what a rebuild leaves to be read while it holds the write lock: about 10 ms
 */
public record BatchSizes(int update, int rebuild, int edges, int last) {

    /** For a heap of 128 MB. */
    public static final BatchSizes DEFAULT = new BatchSizes(50_000, 100_000, 250_000, 5_000);
}
