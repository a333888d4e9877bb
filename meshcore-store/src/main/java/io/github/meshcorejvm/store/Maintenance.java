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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Maintenance of a database while its writer works: retention, compaction, backfills, and the folders that analyzer servers
 * keep next to it. Every call opens its own connection and works in short transactions; it throws {@link StoreException} if the
 * database fails, and {@link InterruptedException} if the thread is interrupted between two transactions. Transactions already
 * committed are kept. Safe for use by multiple threads.
 *
 * <p>A PostgreSQL server looks after its own files: there {@link #releaseFreePages}, {@link #checkpoint} and {@link #rewrite}
 * do nothing, not even connect, {@link #findDamage} finds nothing, and
 * {@link #backup} fails. What reads or writes rows throws {@link
 * io.github.meshcorejvm.store.schema.UnsupportedSchemaException} if the schema has no tables, is of another version, or is not
 * ready.
 */
public interface Maintenance {

    /** Deletes, moves and marks rows that are older than the policy allows. */
    RetentionReport prune(RetentionPolicy policy) throws InterruptedException;

    /** What {@link #prune} would do. Writes nothing. */
    RetentionReport count(RetentionPolicy policy);

    /**
     * Returns free pages at the end of the file to the file system. Does nothing on PostgreSQL, which reuses free space.
     *
     * @param pagesAtOnce pages in one transaction, 1 or more
     * @return pages returned; 0 on PostgreSQL
     */
    long releaseFreePages(int pagesAtOnce) throws InterruptedException;

    /**
     * Writes the write-ahead log back into the file and truncates it, as far as readers allow. Does nothing on PostgreSQL, which
     * does so by itself.
     *
     * @return on PostgreSQL not blocked, with 0 pages
     */
    Checkpoint checkpoint();

    /**
     * Reads the whole file, except for what is in indexes only, and looks for damage. A file that does not exist is not damaged.
     *
     * @return the first damage found; always empty on PostgreSQL, which checks its own pages
     */
    Optional<String> findDamage();

    /** Rewrites the whole file; other writers are blocked until it ends. Does nothing on PostgreSQL, which has autovacuum. */
    void rewrite();

    /**
     * Copies a consistent snapshot of the whole database while other programs read and write it, without blocking them. Only
     * for SQLite files: a server has its own tools.
     *
     * @param target the copy, which gets this name only when it is complete; replaced if it exists
     * @throws StoreException also if the disk is too full or the database is on a server; no partial copy is left
     */
    void backup(Path target, BackupProgress progress);

    /**
     * Refreshes the statistics by which queries choose an index. On PostgreSQL only of tables that the role may analyze, which
     * usually are none; autovacuum refreshes those of all.
     *
     * @param rows how many to read of each index, 1 or more; ignored by PostgreSQL, which takes a sample
     */
    void refreshStatistics(int rows) throws InterruptedException;

    /**
     * Runs one backfill; an interrupted one resumes where it stopped.
     *
     * @param backfill on PostgreSQL {@link Backfill#DECODED} or {@link Backfill#RESOLVED_PATH}
     * @throws StoreException also if the database is on a server and the backfill is another: those repair what older programs
     *     wrote, and are run on a file before it is copied
     */
    BackfillReport backfill(
            Backfill backfill, InterpreterSettings settings, BackfillOptions options, BackfillProgress progress)
            throws InterruptedException;

    /**
     * The backfills that a database written by an older program needs and that are not recorded as done. Changes no row. None while
     * tables or columns are missing: only {@link SchemaStore#migrate} makes it possible to look. None on PostgreSQL: a file that
     * needs them cannot be copied there.
     */
    List<Backfill> pendingBackfills();

    /**
     * Runs all pending backfills, and then notes how far the rows are filled, so that the next {@link #pendingBackfills} only
     * reads later rows.
     *
     * @param pending all that {@link #pendingBackfills} named, perhaps none
     * @param done receives the report of each as soon as it has ended
     */
    default void backfillPending(
            List<Backfill> pending,
            InterpreterSettings settings,
            BackfillOptions options,
            BackfillProgress progress,
            Consumer<BackfillReport> done)
            throws InterruptedException {
        for (Backfill backfill : pending) {
            done.accept(backfill(backfill, settings, options, progress));
        }
    }

    /**
     * Marks observers as inactive.
     *
     * @param ids in lower case; matched without regard to case
     * @return how many were active before
     */
    int markInactive(Set<String> ids);

    /**
     * Answers the requests in the folder {@code prune-requests}, which is next to the file, or in {@link
     * StoreOptions#stateFolder}. Without either it does nothing.
     *
     * @return how many requests were answered
     */
    int servePruneRequests() throws IOException;

    /**
     * Applies the snapshot in the folder {@code mbcap-snapshot} in the same place, if it is new.
     *
     * @return how many nodes changed
     */
    int applyMultibyteSnapshot() throws IOException;
}
