package io.github.meshcorejvm.store;

/** Receives the progress of a backup. Called often, on the thread that makes the backup: it should be quick. */
@FunctionalInterface
public interface BackupProgress {

    /** Does nothing. */
    BackupProgress NONE = (done, total) -> {};

    /**
     * Another part of the database was copied.
     *
     * @param done pages so far
     * @param total pages in all
     */
    void at(long done, long total);
}
