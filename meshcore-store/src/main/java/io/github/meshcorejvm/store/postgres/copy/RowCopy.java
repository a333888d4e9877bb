package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.RowPipe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Writes rows to a table by binary COPY, in batches that are committed one by one. */
final class RowCopy {

    private static final long BATCH_BYTES = 8L << 20;

    private final CopyManager manager;
    private final String command;

    RowCopy(Connection connection, CopyTable table) throws SQLException {
        manager = connection.unwrap(PGConnection.class).getCopyAPI();
        command = "COPY " + table.name() + " (" + table.columnList() + ") FROM STDIN (FORMAT binary)";
    }

    void write(RowPipe.Source rows, LongConsumer written) throws SQLException, InterruptedException {
        long done = 0;
        for (Chunk chunk = rows.next(); chunk != null; chunk = rows.next()) {
            done += writeBatch(chunk, rows);
            written.accept(done);
        }
    }

    /** One COPY, which commits at its end. */
    private long writeBatch(Chunk first, RowPipe.Source rows) throws SQLException, InterruptedException {
        CopyIn copy = manager.copyIn(command);
        try {
            copy.writeToCopy(BinaryCopy.header(), 0, BinaryCopy.headerLength());
            long bytes = 0;
            @Nullable Chunk chunk = first;
            while (chunk != null) {
                copy.writeToCopy(chunk.bytes(), 0, chunk.length());
                bytes += chunk.length();
                chunk = bytes < BATCH_BYTES ? rows.next() : null;
            }
            copy.writeToCopy(BinaryCopy.trailer(), 0, BinaryCopy.trailer().length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
