package io.github.meshcorejvm.store.copy;

/** Is told how far a copy is. Called by the thread that copies, often: it should be quick. */
@FunctionalInterface
public interface CopyProgress {

    /** Does nothing. */
    CopyProgress NONE = (step, done, total) -> {};

    /**
     * A step begins, continues, or ends.
     *
     * @param step what is being done, such as {@code copy observations}
     * @param done rows or indexes so far
     * @param total rows or indexes in all, at least 1
     */
    void at(String step, long done, long total);
}
