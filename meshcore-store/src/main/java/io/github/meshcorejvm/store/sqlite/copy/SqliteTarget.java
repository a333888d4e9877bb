package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopiedText;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.RowPipe;
import io.github.meshcorejvm.store.copy.rows.RowTarget;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.StateTable;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A SQLite file as the target of a copy. It has a temporary name, in the same folder, until it is complete. */
public final class SqliteTarget implements RowTarget {

    private static final String PARTIAL = ".copying";

    private final Path file;
    private final Path partial;
    private final Connection connection;
    private List<String> indexes = List.of();
    private boolean published;

    private SqliteTarget(Path file, Path partial, Connection connection) {
        this.file = file;
        this.partial = partial;
        this.connection = connection;
    }

    /**
     * Begins a file.
     *
     * @throws StoreException if the file exists already, its folder does not, or an unfinished copy left files
     */
    public static SqliteTarget open(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        // Opening it would create the folder, as for a new store; a misspelt target must not become one.
        if (folder != null && !Files.isDirectory(folder)) {
            throw new StoreException("no such folder: " + folder);
        }
        for (String ending : new String[] {"", "-wal", "-shm", "-journal"}) {
            Path present = file.resolveSibling(file.getFileName() + ending);
            if (Files.exists(present, LinkOption.NOFOLLOW_LINKS)) {
                throw new StoreException(present + " exists already; choose a new file");
            }
        }
        Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
        if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)) {
            throw new StoreException(partial + " is what an unfinished copy left, or is being written by another: if no"
                    + " other is running, delete " + partial + " and run the command again");
        }
        return new SqliteTarget(file, partial, Connections.open(partial, StoreOptions.DEFAULT));
    }

    @Override
    public void create(Map<String, String> state, String origin) {
        try {
            indexes = TargetLayout.create(connection, partial);
            if (!state.isEmpty()) {
                Transaction.write(connection, () -> {
                    StateTable.create(connection);
                    for (Map.Entry<String, String> entry : state.entrySet()) {
                        StateTable.put(connection, entry.getKey(), entry.getValue());
                    }
                    return null;
                });
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("create " + partial, e);
        }
    }

    @Override
    public void write(CopyTable table, RowPipe.Source rows, LongConsumer written) throws InterruptedException {
        long done = 0;
        try (RowInsert insert = new RowInsert(connection, table);
                Transaction transaction = Transaction.writing(connection)) {
            transaction.begin();
            try {
                for (Chunk chunk = rows.next(); chunk != null; chunk = rows.next()) {
                    insert.insert(chunk);
                    done += chunk.rows();
                    written.accept(done);
                }
                transaction.commit();
            } catch (SQLException | RuntimeException | InterruptedException failure) {
                transaction.rollback(failure);
                throw failure;
            }
        } catch (SQLException e) {
            throw SqliteFailure.of("write " + table.name() + " to " + partial, e);
        }
    }

    @Override
    public void index(Steps steps) {
        try {
            TargetLayout.index(connection, indexes, steps);
        } catch (SQLException e) {
            throw SqliteFailure.of("build the indexes of " + partial, e);
        }
    }

    @Override
    public void read(CopyTable table, Chunk.Consumer consumer) throws InterruptedException {
        try {
            new SqliteRows(connection, table, new NumberRepair(false), new CopiedText()).read(consumer);
        } catch (SQLException e) {
            throw SqliteFailure.of("read " + table.name() + " of " + partial, e);
        }
    }

    @Override
    public void complete(Map<String, Long> highestIds) {
        try {
            TargetLayout.complete(connection, highestIds);
            SourceRules.quickCheck(connection, partial.toString());
        } catch (SQLException e) {
            throw SqliteFailure.of("complete " + partial, e);
        }
    }

    @Override
    public void publish() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteFailure.of("close " + partial, e);
        }
        PartialFile.publish(partial, file);
        published = true;
    }

    @Override
    public String afterFailure() {
        return "nothing was written to " + file;
    }

    @Override
    public void close() {
        @Nullable SQLException failed = null;
        try {
            connection.close();
        } catch (SQLException e) {
            failed = e;
        }
        if (!published) {
            PartialFile.delete(partial);
        }
        if (failed != null) {
            throw SqliteFailure.of("close " + partial, failed);
        }
    }
}
