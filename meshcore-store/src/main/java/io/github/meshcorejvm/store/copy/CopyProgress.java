package io.github.meshcorejvm.store.copy;

/** Receives the progress of a copy. Called often, on the thread that copies: it should be quick. */
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
