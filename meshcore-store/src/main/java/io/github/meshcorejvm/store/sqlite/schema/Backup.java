package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.BackupProgress;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.OnlineCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A backup of a database. It gets its name only when it is complete. */
final class Backup {

    /** Identifies one state of a file of version 2, in which rows are only ever added. */
    private static final String STATE =
            "SELECT coalesce((SELECT max(id) FROM observations), 0) || ' ' || coalesce((SELECT max(id) FROM transmissions), 0)";

    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Backup() {}

    /**
     * Makes the copy, or finds the one that an earlier, unfinished run made of the same state.
     *
     * @param connection which nobody writes to meanwhile
     */
    static Optional<Path> ofVersion2(Connection connection, Path file, MigrationProgress progress) throws SQLException {
        String state = text(connection, STATE);
        for (int number = 1; ; number++) {
            Path backup = file.resolveSibling(file.getFileName() + ".v2-backup" + (number == 1 ? "" : "-" + number));
            if (!Files.exists(backup, LinkOption.NOFOLLOW_LINKS)) {
                OnlineCopy.copy(connection, file, backup, 3 * file.toFile().length(), reportingTo(progress, backup));
                return Optional.of(backup);
            }
            if (Files.isRegularFile(backup, LinkOption.NOFOLLOW_LINKS) && state.equals(stateOf(backup))) {
                return Optional.of(backup);
            }
        }
    }

    /**
     * Makes a copy of any file, with the time in its name.
     *
     * @param folder the folder of the copy, created if missing; that of the file if absent
     */
    static Path make(Path file, StoreOptions options, Optional<Path> folder, MigrationProgress progress) {
        Path place = folder.map(other -> other.resolve(file.getFileName())).orElse(file);
        Path backup = beside(place, ".backup-", "");
        try (Connection connection = Connections.openPatiently(file, options)) {
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
            OnlineCopy.ofSnapshot(connection, file, backup, reportingTo(progress, backup));
            return backup;
        } catch (IOException | SQLException e) {
            throw new StoreException(
                    "cannot copy " + file + " to " + backup + ": " + e.getMessage() + "; nothing was changed", e);
        }
    }

    /** A free name, with the time in it. */
    static Path beside(Path file, String what, String ending) {
        String name = file.getFileName() + what + NAME_TIME.format(Instant.now());
        Path free = file.resolveSibling(name + ending);
        for (int number = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); number++) {
            free = file.resolveSibling(name + "-" + number + ending);
        }
        return free;
    }

    private static BackupProgress reportingTo(MigrationProgress progress, Path backup) {
        return (done, total) -> progress.at("copy to " + backup.getFileName(), done, total);
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
