package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/** A copy of a database as it was, beside it. It has its name only once it is whole. */
final class Backup {

    /** What tells one state of a file of version 2 from another: rows are only ever added. */
    private static final String STATE =
            "SELECT coalesce((SELECT max(id) FROM observations), 0) || ' ' || coalesce((SELECT max(id) FROM transmissions), 0)";

    private static final int DONE = 101;
    /** Pages copied in one go; each is some milliseconds. */
    private static final int PAGES = 4096;

    private Backup() {}

    /**
     * Makes it, or finds the one that a run before, which did not come to its end, has made of the same state.
     *
     * @param connection which nobody writes to meanwhile
     */
    static Path of(Connection connection, Path file, MigrationProgress progress) throws SQLException {
        String state = text(connection, STATE);
        for (int number = 1; ; number++) {
            Path backup = file.resolveSibling(file.getFileName() + ".v2-backup" + (number == 1 ? "" : "-" + number));
            if (!Files.exists(backup, LinkOption.NOFOLLOW_LINKS)) {
                copy(connection, file, backup, progress);
                return backup;
            }
            if (Files.isRegularFile(backup, LinkOption.NOFOLLOW_LINKS) && state.equals(stateOf(backup))) {
                return backup;
            }
        }
    }

    private static void copy(Connection connection, Path file, Path backup, MigrationProgress progress)
            throws SQLException {
        Path partial = backup.resolveSibling(backup.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            checkRoom(file, backup);
            DB database = connection.unwrap(SQLiteConnection.class).getDatabase();
            int result = database.backup(
                    "main",
                    partial.toString(),
                    (remaining, total) -> progress.at("copy to " + backup.getFileName(), total - remaining, total),
                    100,
                    100,
                    PAGES);
            if (result != 0 && result != DONE) {
                Files.deleteIfExists(partial);
                Files.deleteIfExists(partial.resolveSibling(partial.getFileName() + "-journal"));
                throw new StoreException("cannot copy " + file + " to " + backup + ": "
                        + SQLiteErrorCode.getErrorCode(result).message + "; nothing was changed");
            }
            Files.move(partial, backup, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StoreException("cannot copy " + file + " to " + backup + ": " + e + "; nothing was changed", e);
        }
    }

    /** The copy, the new rows and the log take some three times what the file has; the copy alone is checked. */
    private static void checkRoom(Path file, Path backup) throws IOException {
        FileStore store = Files.getFileStore(file.toAbsolutePath().getParent());
        long needed = 3 * Files.size(file);
        if (store.getUsableSpace() < needed) {
            throw new StoreException(String.format(
                    Locale.ROOT,
                    ("cannot copy %s to %s and convert it: %d MiB are free, some %d MiB are needed;"
                            + " nothing was changed"),
                    file,
                    backup,
                    store.getUsableSpace() >> 20,
                    needed >> 20));
        }
    }

    private static String stateOf(Path backup) {
        try (Connection connection = Connections.openUnchanging(backup)) {
            return text(connection, STATE);
        } catch (SQLException e) {
            return "not a backup: " + e.getMessage();
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }
}
