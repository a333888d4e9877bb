package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import io.github.meshcorejvm.store.postgres.PostgresStore;
import io.github.meshcorejvm.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A MeshCore database, with its writer, its reader and its maintenance.
 *
 * <p>One packet, from its bytes to its rows:
 *
 * <pre>{@code
 * try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
 *     PacketInterpreter interpreter = new PacketInterpreter(InterpreterSettings.DEFAULT);
 *     if (interpreter.interpret(Packet.decode(frame)) instanceof Interpretation.Stored packet) {
 *         Observation observation = Observation.of(packet, frame, Instant.now())
 *                 .by(ObserverRef.of("garden"))
 *                 .withSignal(7.5, -101);
 *         BatchResult result = store.writer().write(List.of(observation));
 *         return result.transmissionsInserted() == 1; // the first observation of this packet
 *     }
 *     return false; // such as an advert with a wrong signature
 * }
 * }</pre>
 *
 * <p>Transactions: each batch is one. When {@code write} returns, the batch is durable in the sense of {@link
 * StoreOptions.Synchronous}; when it throws, nothing of the batch is written and it can be retried. The disk is synchronized
 * once per batch, so batches of some hundred records are some hundred times as fast as single records.
 *
 * <p>Threads: the writer is not thread-safe; confine {@link #writer()} and {@link #close()} to one thread. All other parts open
 * connections of their own and are safe for use by multiple threads. Readers in this or other processes are not blocked, and
 * see whole batches. Use one writer per database: a second one is safe, but each waits for the other up to {@link
 * StoreOptions#busyTimeout()} and then throws {@link StoreBusyException}.
 */
public interface MeshStore extends AutoCloseable {

    /**
     * Opens a database for writing and creates it if it is missing. Updates the schema as far as readers need, which takes the
     * same time whatever the size of the file; a file of schema version 2 is converted first, which can take minutes and is
     * logged.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if its schema cannot be written to
     * @throws StoreException if it cannot be opened
     */
    static MeshStore open(Path file, StoreOptions options) {
        return SqliteStore.open(file, options);
    }

    /**
     * Refers to a database without opening it: each part opens what it needs when it is called. {@link #writer()} then does the
     * work of {@link #open}.
     */
    static MeshStore at(Path file, StoreOptions options) {
        return SqliteStore.at(file, options);
    }

    /**
     * Opens a database for writing, wherever it is. One on a PostgreSQL server must have its schema already ({@link
     * SchemaStore#migrate}), and takes any number of writers at once.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if its schema cannot be written to
     * @throws StoreException if it cannot be opened
     */
    static MeshStore open(StoreLocation location, StoreOptions options) {
        MeshStore store = at(location, options);
        store.writer();
        return store;
    }

    /** Refers to a database without opening it, wherever it is. */
    static MeshStore at(StoreLocation location, StoreOptions options) {
        Objects.requireNonNull(location, "location");
        if (location instanceof StoreLocation.OnServer server) {
            return PostgresStore.at(server.url(), options);
        }
        return SqliteStore.at(((StoreLocation.InFile) location).path(), options);
    }

    /** Name and version of the database engine, for people. */
    String engine();

    /** The writer; every call returns the same one. */
    RecordWriter writer();

    /** Rows as values. */
    StoreReader reader();

    /** The neighbor graph. */
    NeighborStore neighbors();

    /**
     * The neighbor graph on a connection that stays open until the store is closed. For use on the writer's thread, between
     * batches: its changes do not invalidate the writer's cache of rows.
     */
    NeighborStore writerNeighbors();

    /** The schema and its migration. */
    SchemaStore schema();

    /** Retention, compaction and backfills. */
    Maintenance maintenance();

    /** This program's own state. */
    StateStore state();

    /** The right to maintain the database; every call returns the same object. */
    Lease lease();

    /**
     * The regions that nodes declare, in neighbors reports or in answers to phones. Writes nothing.
     *
     * @throws StoreException if the database is missing or cannot be read
     */
    DeclaredRegions declaredRegions();

    /**
     * Counts the rows; takes about a second in a database with millions of them. Writes nothing.
     *
     * @throws StoreException if the database is missing or cannot be read
     */
    StoreTotals totals();

    /** Writes the write-ahead log back into the file, as far as readers allow, and closes the writer. May be called twice. */
    @Override
    void close();
}
