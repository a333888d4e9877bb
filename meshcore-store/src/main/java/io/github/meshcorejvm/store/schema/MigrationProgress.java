package io.github.meshcorejvm.store.schema;

/** Receives the progress of a migration. Called often, on the thread that migrates: it should be quick. */
@FunctionalInterface
public interface MigrationProgress {

    /** Does nothing. */
    MigrationProgress NONE = (step, done, total) -> {};

    /**
     * A step begins, continues, or ends.
     *
     * @param step what is being done
     * @param done rows so far; 0 when it begins, {@code total} when it ends
     * @param total rows in all, at least 1
     */
    void at(String step, long done, long total);

    /**
     * A step is about to hold the write lock for long.
     *
     * @param step what is being done
     * @param estimate how much work it is, and for how long others wait
     */
    default void waits(String step, String estimate) {}
}
