package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects that an open SQLite file or its log was deleted or moved: SQLite would continue to write to the unlinked file. Not
 * thread-safe; confined to the thread that writes.
 */
final class DatabaseFile {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private final Path file;
    /** The real path of the file, with its log next to it: its name may be a link. */
    private Path real;

    private Path log;
    private Optional<Object> identity = Optional.empty();
    private Optional<Object> logIdentity = Optional.empty();

    DatabaseFile(Path file) {
        this.file = file;
        real = file;
        log = beside("-wal");
    }

    /** Creates the folder of the file. */
    void prepare() {
        Path parent = file.toAbsolutePath().getParent();
        try {
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException failure) {
            throw new StoreException("the folder " + parent + " cannot be created: " + failure, failure);
        }
    }

    void opened() {
        real = target(file);
        log = beside("-wal");
        identity = identity(file);
    }

    void closed() {
        identity = Optional.empty();
        logIdentity = Optional.empty();
    }

    /** Whether the open file is useless, so that a new one must be created in its place and opened. */
    boolean isLost() {
        if (!isInPlace()) {
            if (Files.exists(file)) {
                LOG.error("database file {} has been replaced by another file, opening that one", file);
            } else {
                LOG.error("database file {} is missing, creating a new one", file);
            }
            return true;
        }
        if (identity.isPresent() && isEmptied()) {
            moveEmptiedAside();
            return true;
        }
        if (!logIsInPlace()) {
            LOG.error("write-ahead log of {} is missing, writing its content back and creating a new one", file);
            return true;
        }
        return false;
    }

    /** Fails a write if the file was removed meanwhile, since the written data went with it. */
    void requireInPlace() {
        if (!isInPlace()) {
            throw new StoreException("the database " + file
                    + (Files.exists(file) ? " has been replaced by another file" : " is missing"));
        }
        if (isEmptied()) {
            throw new StoreException("the database " + file + " has been truncated");
        }
        if (logIdentity.isEmpty()) {
            logIdentity = identity(log);
        }
    }

    /** Whether another program has truncated the open file to 0 bytes; later writes would leave a hole before them. */
    private boolean isEmptied() {
        try {
            return Files.size(file) == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Moves the remaining files aside, with the log: its last pages may still be useful to a person. */
    private void moveEmptiedAside() {
        String suffix = ".truncated-"
                + DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.now());
        LOG.error("database file {} has been truncated, moving it to {}{} and creating a new one", file, real, suffix);
        try {
            for (String part : List.of("", "-wal", "-shm")) {
                Path from = beside(part);
                if (Files.exists(from)) {
                    Files.move(from, beside(suffix + part));
                }
            }
        } catch (IOException failure) {
            throw new StoreException("the truncated database " + file + " cannot be moved away: " + failure, failure);
        }
    }

    /** Whether the file with this name is still the open one. */
    private boolean isInPlace() {
        return identity.isEmpty() || identity.equals(identity(file));
    }

    /** An unlinked log, with its contents, would be lost when this process ends. */
    private boolean logIsInPlace() {
        return logIdentity.isEmpty() || logIdentity.equals(identity(log));
    }

    private Path beside(String suffix) {
        return real.resolveSibling(real.getFileName() + suffix);
    }

    private static Path target(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException unknown) {
            return file;
        }
    }

    private static Optional<Object> identity(Path file) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException gone) {
            return Optional.of("gone");
        }
    }
}
