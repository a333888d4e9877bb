package io.github.meshcorejvm.store;

/** Is told how far a backup is. Called by the thread that makes it, often: it should be quick. */
@FunctionalInterface
public interface BackupProgress {

    /** Does nothing. */
    BackupProgress NONE = (done, total) -> {};

    /**
     * More of the database is copied.
     *
     * @param done pages so far
     * @param total pages in all
     */
    void at(long done, long total);
}
