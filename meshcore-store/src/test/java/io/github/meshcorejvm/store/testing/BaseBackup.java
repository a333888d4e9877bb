package io.github.meshcorejvm.store.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Copies the data folder of a running server, by the functions that {@code pg_basebackup} is made of. */
final class BaseBackup {

    private static final Set<String> LEFT_BEHIND = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "postgresql.auto.conf",
            "backup_label",
            "standby.signal",
            "restart.log");

    private BaseBackup() {}

    /** Makes a copy that recovers by what its primary sends. */
    static void make(Connection connection, Path from, Path to) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('standby', true)");
            copy(from, to);
            try (ResultSet stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(to.resolve("backup_label"), stopped.getString(1));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = walk.filter(path -> !path.equals(from)).toList();
        }
        for (Path path : paths) {
            Path relative = from.relativize(path);
            boolean log = relative.startsWith("pg_wal") || relative.startsWith("pg_replslot");
            if (Files.isDirectory(path)) {
                Files.createDirectories(to.resolve(relative));
            } else if (!log && !LEFT_BEHIND.contains(relative.toString())) {
                try {
                    Files.copy(path, to.resolve(relative));
                } catch (NoSuchFileException gone) {
                    // What the server has deleted meanwhile, the log it sends does not need.
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
