package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.WalCheckpoint;
import io.github.meshcorejvm.store.sqlite.schema.SchemaMigrator;
import io.github.meshcorejvm.store.sqlite.schema.SchemaStarter;
import io.github.meshcorejvm.store.sqlite.write.PacketWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A MeshCore database, open for writing. Opening it brings the schema up as far as readers need, which takes no longer on
 * a big file than on a small one.
 *
 * <p>One packet, from its bytes to its rows:
 *
 * <pre>{@code
 * try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
 *     PacketInterpreter interpreter = new PacketInterpreter(InterpreterSettings.DEFAULT);
 *     if (interpreter.interpret(Packet.decode(frame)) instanceof Interpretation.Stored packet) {
 *         Observation sighting = Observation.of(packet, frame, Instant.now())
 *                 .by(ObserverRef.of("garden"))
 *                 .withSignal(7.5, -101);
 *         BatchResult result = store.writer().write(List.of(sighting));
 *         return result.transmissionsInserted() == 1; // nobody had heard it before
 *     }
 *     return false; // such as an advert that its node did not sign
 * }
 * }</pre>
 *
 * <p>Transactions: each batch is one; when {@code write} returns it is durable, as far as {@link
 * StoreOptions.Synchronous} says, and when it throws nothing of it is written and it can be written again. A disk is
 * forced once a batch, so batches of some hundred items are some hundred times as fast as single items.
 *
 * <p>Threads: not thread-safe; confine the store and its writer to one thread. Interpreting may go on in another. Readers
 * in this or other processes are not disturbed, and see whole batches. One writer a file: a second one is safe, but each
 * waits for the other up to {@link StoreOptions#busyTimeout()}, and then {@link StoreBusyException} says so.
 */
public final class MeshStore implements AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final PacketWriter writer;

    private MeshStore(Path file, Connection connection, PacketWriter writer) {
        this.file = file;
        this.connection = connection;
        this.writer = writer;
    }

    /**
     * Opens a file, which is made if it is not there. One of version 2 is converted first, which takes minutes if it is
     * big, and says so in the log.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if it is not a file to write to
     * @throws StoreException if it cannot be opened
     */
    public static MeshStore open(Path file, StoreOptions options) {
        SchemaMigrator.convertIfNeeded(file, options);
        Connection connection = Connections.open(file, options);
        try {
            SchemaStarter.start(connection, file);
            PacketWriter writer = new PacketWriter(connection, options.metricsSampleInterval(), options.clock());
            return new MeshStore(file, connection, writer);
        } catch (RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The one that writes. */
    public PacketWriter writer() {
        return writer;
    }

    /** Writes the log back into the file, as far as readers let it, and closes both. */
    @Override
    public void close() {
        try (connection;
                writer;
                Statement statement = connection.createStatement()) {
            WalCheckpoint.last(statement, (blocked, log, written) -> blocked);
        } catch (SQLException e) {
            throw SqliteFailure.of("close " + file, e);
        }
    }
}
