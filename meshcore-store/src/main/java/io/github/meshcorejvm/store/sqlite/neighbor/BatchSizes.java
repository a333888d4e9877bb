package io.github.meshcorejvm.store.sqlite.neighbor;

/**
 * How many observations are read at once.
 *
 * @param update in one transaction of an update, which then adds what they give: about 0.2 s
 * @param rebuild in one read transaction of a rebuild: about 0.5 s, so that the WAL can be checkpointed in between
 * @param last what a rebuild leaves to be read while it holds the write lock: about 10 ms
 */
record BatchSizes(int update, int rebuild, int last) {

    static final BatchSizes DEFAULT = new BatchSizes(50_000, 200_000, 5_000);
}
