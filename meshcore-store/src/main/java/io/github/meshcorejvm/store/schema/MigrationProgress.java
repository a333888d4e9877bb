package io.github.meshcorejvm.store.schema;

/** Is told how far a migration is. Called by the thread that migrates, often: it should be quick. */
@FunctionalInterface
public interface MigrationProgress {

    /** Does nothing. */
    MigrationProgress NONE = (step, done, total) -> {};

    /**
     * A step begins, goes on, or ends.
     *
     * @param step what is being done
     * @param done rows so far; 0 when it begins, {@code total} when it ends
     * @param total rows in all, at least 1
     */
    void at(String step, long done, long total);
}
