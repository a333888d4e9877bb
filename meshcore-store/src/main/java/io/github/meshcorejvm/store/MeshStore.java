package io.github.meshcorejvm.store;

import io.github.meshcorejvm.store.internal.Connections;
import io.github.meshcorejvm.store.schema.SchemaStarter;
import io.github.meshcorejvm.store.write.PacketWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A MeshCore database, open for writing. Opening it brings the schema up as far as readers need, which takes no longer on
 * a big file than on a small one.
 *
 * <p>One writer a file. Not thread-safe; the writer is confined to one thread, and closed by closing the store.
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
     * Opens a file, which is made if it is not there.
     *
     * @throws io.github.meshcorejvm.store.schema.UnsupportedSchemaException if it is not a file to write to
     * @throws StoreException if it cannot be opened
     */
    public static MeshStore open(Path file, StoreOptions options) {
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

    /** Writes the log back into the file and closes both. */
    @Override
    public void close() {
        try (connection;
                writer;
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw StoreException.of("close " + file, e);
        }
    }
}
