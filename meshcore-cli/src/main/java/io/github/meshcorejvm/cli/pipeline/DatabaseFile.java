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
 * Notices when somebody takes an open SQLite file or its log away, for SQLite would continue to write to a file that has no
 * name any more. Not thread-safe; confined to the thread that writes.
 */
final class DatabaseFile {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private final Path file;
    /** Where the file really lies, and its log beside it: its name may be a link. */
    private Path real;

    private Path log;
    private Optional<Object> identity = Optional.empty();
    private Optional<Object> logIdentity = Optional.empty();

    DatabaseFile(Path file) {
        this.file = file;
        real = file;
        log = beside("-wal");
    }

    /** Makes the folder that it is to lie in. */
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

    /** Whether the open file is of no more use and must be opened again, and another one made in its place. */
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

    /** Refuses to believe in a write if the file was taken away meanwhile: what was written has gone with it. */
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

    /** Whether another program has cut the open file to nothing; what comes then would be written behind a hole. */
    private boolean isEmptied() {
        try {
            return Files.size(file) == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Moves what is left aside, with its log: the last pages may still be of use to a person. */
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

    /** Whether the file of that name is still the one that is open. */
    private boolean isInPlace() {
        return identity.isEmpty() || identity.equals(identity(file));
    }

    /** Without a name, the log would go with this process, and what it holds with it. */
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
