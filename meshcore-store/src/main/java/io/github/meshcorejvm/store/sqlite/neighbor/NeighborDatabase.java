package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.NativeLibrary;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * A connection for the neighbor graph, beside the writer's. It reads in short transactions, and writes, if at all, in
 * short ones that begin with the write lock in hand.
 */
public final class NeighborDatabase implements AutoCloseable {

    /** How long a transaction waits for another writer's, in ms. */
    private static final int BUSY_TIMEOUT_MS = 30_000;

    /** The tables that a mesh is read from, without which a file is none of ours. */
    private static final Set<String> TABLES = Set.of("transmissions", "observations", "nodes", "observers");

    private final Connection connection;

    private NeighborDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Does something with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(NeighborDatabase database) throws SQLException;
    }

    /**
     * Works on a file and closes it.
     *
     * @param operation what is attempted, for the message of a failure
     * @throws StoreException if the file is not there, is no database of ours, or fails
     */
    public static <T> T with(Path file, boolean readOnly, String operation, Work<T> work) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException(operation + ": no such database file: " + file);
        }
        try (NeighborDatabase database = open(file, readOnly)) {
            database.check(file, operation);
            return work.on(database);
        } catch (SQLException e) {
            throw SqliteFailure.of(operation + " of " + file, e);
        }
    }

    private static NeighborDatabase open(Path file, boolean readOnly) throws SQLException {
        NativeLibrary.load(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        NeighborDatabase database = new NeighborDatabase(config.createConnection("jdbc:sqlite:" + file));
        // As rarely as the writer: a commit here would else write back all that the writer has left in the log.
        database.execute("PRAGMA wal_autocheckpoint = " + Connections.CHECKPOINT_PAGES);
        return database;
    }

    private void check(Path file, String operation) throws SQLException {
        for (String table : TABLES) {
            if (!hasTable(table)) {
                throw new StoreException(operation + ": " + file + " has no table " + table
                        + ", so it is no MeshCore database, or one too old: see `meshcore migrate`");
            }
        }
        if (!hasColumn("observations", "observer_idx")) {
            throw new StoreException(
                    operation + ": " + file
                            + " still has the observations of schema v2 (no column observer_idx): run `meshcore migrate` first");
        }
    }

    Connection connection() {
        return connection;
    }

    boolean hasTable(String table) throws SQLException {
        return exists("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", table);
    }

    private boolean hasColumn(String table, String column) throws SQLException {
        return exists("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", table, column);
    }

    private boolean exists(String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    /** The highest id of an observation, 0 without any; one look into the index, whatever the size of the file. */
    long lastObservation() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT max(id) FROM observations")) {
            return last.next() ? last.getLong(1) : 0;
        }
    }

    /** Statements that belong together. */
    @FunctionalInterface
    public interface Transaction<T> {
        T run() throws SQLException;
    }

    /** Runs statements that all read the same state of the file. */
    public <T> T reading(Transaction<T> transaction) throws SQLException {
        return run("BEGIN", transaction);
    }

    /** Runs statements in one transaction that holds the write lock from its start; all of them count, or none. */
    <T> T writing(Transaction<T> transaction) throws SQLException {
        return run("BEGIN IMMEDIATE", transaction);
    }

    private <T> T run(String begin, Transaction<T> transaction) throws SQLException {
        execute(begin);
        try {
            T result = transaction.run();
            execute("COMMIT");
            return result;
        } catch (SQLException | RuntimeException e) {
            try {
                execute("ROLLBACK");
            } catch (SQLException rollback) {
                e.addSuppressed(rollback);
            }
            throw e;
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
