package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Work on a database beside its writer: retention, compaction, backfills, and the folders that analyzer servers keep beside
 * it. Every call opens a connection of its own and works in short transactions; it throws {@link StoreException} if the
 * database fails, and {@link InterruptedException} if the thread is interrupted between two transactions. What was
 * committed before stays. Safe for use by multiple threads.
 */
public interface Maintenance {

    /** Deletes, moves and marks what is older than the policy allows. */
    RetentionReport prune(RetentionPolicy policy) throws InterruptedException;

    /** What {@link #prune} would do. Writes nothing. */
    RetentionReport count(RetentionPolicy policy);

    /**
     * Returns free pages at the end of the file to the file system.
     *
     * @param pagesAtOnce pages in one transaction, 1 or more
     * @return pages returned
     */
    long releaseFreePages(int pagesAtOnce) throws InterruptedException;

    /** Writes the write-ahead log back into the file and truncates it, as far as readers allow. */
    Checkpoint checkpoint();

    /** Rewrites the whole file, which keeps every other writer out meanwhile. */
    void rewrite();

    /**
     * Copies the whole database as it is at one moment, beside programs that read and write it; they wait for nothing. Only
     * for SQLite files: a server has tools of its own.
     *
     * @param target the copy, which has this name only once it is complete; replaced if it exists
     * @throws StoreException also if the disk has not enough room, or the database is on a server; nothing is left then
     */
    void backup(Path target, BackupProgress progress);

    /**
     * Refreshes the statistics by which queries choose an index.
     *
     * @param rows of each index looked at, 1 or more
     */
    void refreshStatistics(int rows) throws InterruptedException;

    /** Runs one backfill; one that was interrupted before resumes where it ended. */
    BackfillReport backfill(
            Backfill backfill, InterpreterSettings settings, BackfillOptions options, BackfillProgress progress)
            throws InterruptedException;

    /**
     * The backfills that a database of an older program needs, and that nobody has recorded as done. Writes nothing to a
     * row.
     */
    List<Backfill> pendingBackfills();

    /**
     * Marks observers as inactive.
     *
     * @param ids in lower case; compared with the rows without regard to case
     * @return how many were active before
     */
    int markInactive(Set<String> ids);

    /**
     * Serves the requests in the folder {@code prune-requests} beside the database.
     *
     * @return how many requests were answered
     */
    int servePruneRequests() throws IOException;

    /**
     * Applies the snapshot in the folder {@code mbcap-snapshot} beside the database, if it is new.
     *
     * @return how many nodes changed
     */
    int applyMultibyteSnapshot() throws IOException;
}
