package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.BackupProgress;
import io.github.meshcorejvm.store.StoreException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/**
 * Copies a database page by page while other programs use it. Every rowid is kept, which VACUUM INTO does not guarantee;
 * observations refer to observers by rowid.
 */
public final class OnlineCopy {

    private static final int DONE = 101;
    /** Pages copied in one go; each is some milliseconds. */
    private static final int PAGES = 4096;

    private static final int RETRY_MILLIS = 100;
    private static final int RETRIES = 100;

    private OnlineCopy() {}

    /**
     * Copies the current state of the database. Other programs may write meanwhile: the copy reads one snapshot; without it,
     * SQLite would restart at each of their commits.
     */
    public static void ofSnapshot(Connection connection, Path file, Path target, BackupProgress progress)
            throws SQLException {
        requireOtherThan(file, target);
        Transaction.read(connection, () -> {
            try (Statement statement = connection.createStatement();
                    ResultSet first = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
                // The snapshot begins when the first row is read.
                first.next();
            }
            copy(connection, file, target, sizeOf(file) + sizeOf(beside(file, "-wal")), progress);
            return true;
        });
    }

    /**
     * Copies a database that nobody else writes to.
     *
     * @param target the copy, which gets this name only when it is complete; replaced if it exists
     * @param needed free bytes required to start
     */
    public static void copy(Connection connection, Path file, Path target, long needed, BackupProgress progress)
            throws SQLException {
        Path partial = created(file, target, needed);
        try {
            DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
            int result = database.backup(
                    "main",
                    partial.toString(),
                    (remaining, total) -> progress.at(total - remaining, total),
                    RETRY_MILLIS,
                    RETRIES,
                    PAGES);
            if (result != 0 && result != DONE) {
                throw new StoreException("cannot copy " + file + " to " + target + ": "
                        + SQLiteErrorCode.getErrorCode(result).message + "; nothing was changed");
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException("cannot copy " + file + " to " + target + ": " + e + "; nothing was changed", e);
        } finally {
            PartialCopy.delete(partial);
        }
    }

    private static Path created(Path file, Path target, long needed) {
        try {
            PartialCopy.deleteAbandoned(file, target);
            requireRoom(file, target, needed);
            return PartialCopy.create(file, target);
        } catch (IOException e) {
            throw new StoreException("cannot copy " + file + " to " + target + ": " + e + "; nothing was changed", e);
        }
    }

    /** The copy would take the place of a file that every open connection continues to use. */
    private static void requireOtherThan(Path file, Path target) {
        for (String own : List.of("", "-wal", "-shm", "-journal")) {
            Path used = beside(file, own);
            try {
                if (Files.exists(target) && Files.exists(used) && Files.isSameFile(target, used)) {
                    throw new StoreException("the copy cannot take the place of the database: " + target);
                }
            } catch (IOException e) {
                throw new StoreException("cannot compare " + target + " with " + used + ": " + e, e);
            }
        }
    }

    private static void requireRoom(Path file, Path target, long needed) throws IOException {
        FileStore store = Files.getFileStore(target.toAbsolutePath().getParent());
        if (store.getUsableSpace() < needed) {
            throw new StoreException(String.format(
                    Locale.ROOT,
                    "no room to copy %s to %s: %d MiB are free, some %d MiB are needed; nothing was changed",
                    file,
                    target,
                    store.getUsableSpace() >> 20,
                    needed >> 20));
        }
    }

    private static long sizeOf(Path file) {
        return file.toFile().length();
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
