package io.github.meshcorejvm.store.sqlite.retention;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.TransactionTimes;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.WalCheckpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Returns space to the file system: free pages at the end of the file, and the write-ahead log. Each call has its own
 * connection. Safe for use by multiple threads.
 */
public final class Compactor {

    private static final long PAUSE_MILLIS = 25;

    private final Path file;
    private final StoreOptions options;

    /** For a file that {@link io.github.meshcorejvm.store.MeshStore} has opened before. */
    public Compactor(Path file, StoreOptions options) {
        this.file = file;
        this.options = options;
    }

    /**
     * Removes free pages from the file, some per transaction, until there are none. Does nothing on a file created without
     * {@code auto_vacuum = INCREMENTAL}.
     *
     * @param pagesAtOnce pages in one transaction, 1 or more
     * @return pages removed
     */
    public long releaseFreePages(int pagesAtOnce) throws InterruptedException {
        try (Connection connection = Connections.openPatiently(file, options);
                Statement statement = connection.createStatement()) {
            long released = 0;
            long free = number(statement, "PRAGMA freelist_count");
            while (free > 0) {
                // Frees one page per step: only this call of the driver runs all steps of a statement without columns.
                long begun = System.nanoTime();
                statement.executeUpdate("PRAGMA incremental_vacuum(" + pagesAtOnce + ")");
                TransactionTimes.ended(0, System.nanoTime() - begun);
                long left = number(statement, "PRAGMA freelist_count");
                if (left >= free) {
                    break;
                }
                released += free - left;
                free = left;
                Thread.sleep(PAUSE_MILLIS);
            }
            return released;
        } catch (SQLException e) {
            throw SqliteFailure.of("shrink " + file, e);
        }
    }

    /** Writes the log back and empties it, as far as readers allow. */
    public Checkpoint checkpoint() {
        try (Connection connection = Connections.open(file, options);
                Statement statement = connection.createStatement()) {
            return WalCheckpoint.last(statement, Checkpoint::new);
        } catch (SQLException e) {
            throw SqliteFailure.of("checkpoint " + file, e);
        }
    }

    /**
     * Rewrites the whole file. Only if nobody reads or writes it, and with as much free space as it takes.
     *
     * @throws StoreException if it fails, or if it changed the rowid of an observer, to which observations refer
     */
    public void rewrite() {
        try (Connection connection = Connections.open(file, options);
                Statement statement = connection.createStatement()) {
            byte[] before = observers(statement);
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            // Before it, so that a kill in between costs no more than the time of another look.
            CheckedRows.forgetRenumbered(connection);
            statement.execute("VACUUM");
            if (!Arrays.equals(observers(statement), before)) {
                throw new StoreException(
                        "after VACUUM of " + file + " observers have other rowids than before, to which"
                                + " observations refer: restore a backup");
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("vacuum " + file, e);
        }
    }

    /** A hash of the rowids of all observers: the ids of a million observers would fill the memory. */
    private static byte[] observers(Statement statement) throws SQLException {
        MessageDigest digest = sha256();
        try (ResultSet rows = statement.executeQuery("SELECT rowid || ' ' || id FROM observers ORDER BY rowid")) {
            while (rows.next()) {
                digest.update(String.valueOf(rows.getString(1)).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (ResultSet result = statement.executeQuery(pragma)) {
            result.next();
            return result.getLong(1);
        }
    }
}
