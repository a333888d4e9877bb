package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.RecordWriter;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database while ingest runs: opened at the start, and again when somebody has taken the file away, for SQLite would
 * go on writing to a file that has no name any more. Not thread-safe; confined to the thread that writes.
 */
public final class StoreSession implements BatchStore {

    private static final Logger LOG = LoggerFactory.getLogger(StoreSession.class);

    private final Path file;
    private final Path log;
    private final StoreOptions options;
    private final boolean vacuumAtStart;
    private final AtomicReference<HopResolver> resolver = new AtomicReference<>(HopResolver.EMPTY);
    private @Nullable MeshStore store;
    private Optional<Object> identity = Optional.empty();
    private Optional<Object> logIdentity = Optional.empty();

    public StoreSession(Config config) {
        file = config.database();
        log = file.resolveSibling(file.getFileName() + "-wal");
        options = StoreSettings.options(config);
        vacuumAtStart = config.databaseOptions().vacuumOnStartup();
    }

    @Override
    public void open() {
        opened();
        if (vacuumAtStart) {
            LOG.info("rewriting the whole database (db.vacuumOnStartup), this can take minutes");
            close();
            MeshStore.at(file, options).maintenance().rewrite();
            opened();
        }
    }

    /** From the next batch on, hops are resolved with {@code newer}; may be called by any thread. */
    public void resolveWith(HopResolver newer) {
        resolver.set(newer);
    }

    /** The neighbor graph on the writer's connection; for the thread that writes. */
    public NeighborStore neighbors() {
        return opened().writerNeighbors();
    }

    private MeshStore opened() {
        MeshStore current = store;
        if (current == null) {
            Path parent = file.toAbsolutePath().getParent();
            try {
                if (parent != null) {
                    Files.createDirectories(parent);
                }
            } catch (IOException failure) {
                throw new StoreException("the folder " + parent + " cannot be made: " + failure, failure);
            }
            current = MeshStore.open(file, options);
            store = current;
            identity = identity(file);
        }
        return current;
    }

    @Override
    public BatchResult write(List<StoreRecord> items) {
        if (store != null && !isInPlace()) {
            LOG.error("database file {} is missing, creating a new one", file);
            closeQuietly();
        } else if (store != null && isEmptied()) {
            replaceEmptied();
        }
        if (store != null && !logIsInPlace()) {
            LOG.error("write-ahead log of {} is missing, writing its content back and creating a new one", file);
            closeQuietly();
        }
        RecordWriter writer = opened().writer();
        writer.resolveWith(resolver.get());
        BatchResult result = writer.write(items);
        if (!isInPlace()) {
            // What was just written has gone with the file: once more, into a new one.
            throw new StoreException("the database " + file + " has been taken away");
        }
        if (isEmptied()) {
            throw new StoreException("the database " + file + " has been truncated");
        }
        if (logIdentity.isEmpty()) {
            logIdentity = identity(log);
        }
        return result;
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
    private void replaceEmptied() {
        String suffix = ".truncated-"
                + DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.now());
        LOG.error("database file {} has been truncated, moving it to {}{} and creating a new one", file, file, suffix);
        try {
            for (String part : List.of("", "-wal", "-shm")) {
                Path from = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(from)) {
                    Files.move(from, file.resolveSibling(file.getFileName() + suffix + part));
                }
            }
        } catch (IOException failure) {
            throw new StoreException("the truncated database " + file + " cannot be moved away: " + failure, failure);
        }
        closeQuietly();
    }

    /** Whether the file of that name is still the one that is open. */
    private boolean isInPlace() {
        return identity.isEmpty() || identity.equals(identity(file));
    }

    /** Without a name, the log would go with this process, and what it holds with it. */
    private boolean logIsInPlace() {
        return logIdentity.isEmpty() || logIdentity.equals(identity(log));
    }

    private static Optional<Object> identity(Path file) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException gone) {
            return Optional.of("gone");
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (StoreException expected) {
            LOG.debug("closing the missing database: {}", expected.getMessage());
        }
    }

    @Override
    public void close() {
        MeshStore current = store;
        store = null;
        identity = Optional.empty();
        logIdentity = Optional.empty();
        if (current != null) {
            current.close();
        }
    }
}
