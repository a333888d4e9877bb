package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.RecordWriter;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.graph.HopResolver;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.StoreRecord;
import io.github.meshcorejvm.store.schema.SchemaCheck;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database while ingest runs: opened at the start, and again if the file was removed. Not thread-safe; confined to the
 * thread that writes.
 */
public final class StoreSession implements BatchStore {

    private static final Logger LOG = LoggerFactory.getLogger(StoreSession.class);

    private final Config config;
    private final Optional<DatabaseFile> file;
    private final boolean vacuumAtStart;
    private final AtomicReference<HopResolver> resolver = new AtomicReference<>(HopResolver.EMPTY);
    private @Nullable MeshStore store;

    public StoreSession(Config config) {
        this.config = config;
        file = config.isOnServer() ? Optional.empty() : Optional.of(new DatabaseFile(config.fileBase()));
        vacuumAtStart = config.databaseOptions().vacuumOnStartup() && file.isPresent();
    }

    @Override
    public void open() {
        MeshStore current = opened();
        if (vacuumAtStart) {
            LOG.info("rewriting the whole database (db.vacuumOnStartup), this can take minutes");
            close();
            StoreSettings.store(config).maintenance().rewrite();
            current = opened();
        }
        SchemaCheck found = current.schema().checkWriter();
        found.facts().forEach(fact -> LOG.info("database server: {}", fact));
        found.problems().forEach(problem -> LOG.warn("database server: {}", problem));
        found.notes().forEach(note -> LOG.debug("database server: {}", note));
    }

    /** From the next batch on, hops are resolved with {@code newer}; may be called by any thread. */
    public void resolveWith(HopResolver newer) {
        resolver.set(newer);
    }

    /** The neighbor graph for the thread that writes, on a connection that stays open. */
    public NeighborStore neighbors() {
        return opened().writerNeighbors();
    }

    private MeshStore opened() {
        MeshStore current = store;
        if (current == null) {
            file.ifPresent(DatabaseFile::prepare);
            current = MeshStore.open(config.location(), StoreSettings.options(config));
            store = current;
            file.ifPresent(DatabaseFile::opened);
        }
        return current;
    }

    @Override
    public BatchResult write(List<StoreRecord> items) {
        closeIfLost();
        RecordWriter writer = opened().writer();
        writer.resolveWith(resolver.get());
        BatchResult result = writer.write(items);
        file.ifPresent(DatabaseFile::requireInPlace);
        return result;
    }

    @Override
    public void closeIfLost() {
        if (store != null && file.filter(DatabaseFile::isLost).isPresent()) {
            closeQuietly();
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
        file.ifPresent(DatabaseFile::closed);
        if (current != null) {
            current.close();
        }
    }
}
