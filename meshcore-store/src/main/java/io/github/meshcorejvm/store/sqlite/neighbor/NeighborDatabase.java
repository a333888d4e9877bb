package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.jdbc.Transaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connection for the neighbor graph, separate from the writer's. It reads in short transactions, and writes in short ones
 * that take the write lock at their beginning.
 */
public final class NeighborDatabase implements AutoCloseable {

    /** How long a transaction waits for another writer. */
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(30);

    private static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withBusyTimeout(BUSY_TIMEOUT);

    /** The tables that nodes and observations are read from; a file without them is not a database of this program. */
    private static final List<String> TABLES = List.of("transmissions", "observations", "nodes", "observers");

    /** Columns of these tables that older files of version 3 lack. */
    private static final Map<String, List<String>> LATER_COLUMNS = Map.of(
            "transmissions", List.of("route_type", "payload_type", "decoded_json", "from_pubkey"),
            "observations", List.of("direction", "snr", "path_json", "raw_hex"),
            "nodes", List.of("lat", "lon"),
            "observers", List.of("iata"));

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
     * @param operation what is attempted, for error messages
     * @throws StoreException if the file is missing, is not a database of this program, or fails
     */
    public static <T> T with(Path file, boolean readOnly, String operation, Work<T> work) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException("no such database file: " + file);
        }
        try (NeighborDatabase database = open(file, readOnly)) {
            database.check(file, operation);
            return work.on(database);
        } catch (SQLException e) {
            throw SqliteFailure.of(operation + " of " + file, e);
        }
    }

    /**
     * Provides the connections for work on a database.
     *
     * @param file the database
     * @param connection a connection to use, which stays open; empty to open one for each call
     */
    public record Access(Path file, Optional<Connection> connection) {

        /** Opens a connection for each call. */
        public static Access opening(Path file) {
            return new Access(Objects.requireNonNull(file, "file"), Optional.empty());
        }

        <T> T with(boolean readOnly, String operation, Work<T> work) {
            if (connection.isEmpty()) {
                return NeighborDatabase.with(file, readOnly, operation, work);
            }
            try {
                return work.on(new NeighborDatabase(connection.get()));
            } catch (SQLException e) {
                throw SqliteFailure.of(operation + " of " + file, e);
            }
        }
    }

    private static NeighborDatabase open(Path file, boolean readOnly) throws SQLException {
        NeighborDatabase database = new NeighborDatabase(
                readOnly ? Connections.openReader(file, BUSY_TIMEOUT) : Connections.open(file, OPTIONS));
        // A rebuild stages all edges in a temporary table, which may not fit into memory.
        database.execute("PRAGMA temp_store = FILE");
        return database;
    }

    private void check(Path file, String operation) throws SQLException {
        for (String table : TABLES) {
            if (!hasTable(table)) {
                throw new StoreException(operation + ": " + file + " has no table " + table
                        + ", so it is not a MeshCore database, or its schema is too old (see `meshcore migrate`)");
            }
        }
        if (!columns("observations").contains("observer_idx")) {
            throw new StoreException(operation + ": " + file
                    + " has schema version 2 (no column observer_idx): run `meshcore migrate` first");
        }
        for (String table : TABLES) {
            Set<String> present = columns(table);
            for (String column : LATER_COLUMNS.getOrDefault(table, List.of())) {
                if (!present.contains(column)) {
                    throw new StoreException(operation + ": " + file + " has an older schema (no column " + table + "."
                            + column + "): run `meshcore migrate` first");
                }
            }
        }
    }

    Connection connection() {
        return connection;
    }

    boolean hasTable(String table) throws SQLException {
        return !names("SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?", table)
                .isEmpty();
    }

    private Set<String> columns(String table) throws SQLException {
        return names("SELECT name FROM pragma_table_info(?)", table);
    }

    private Set<String> names(String query, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                Set<String> names = new HashSet<>();
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return names;
            }
        }
    }

    /** The highest id of an observation, 0 if there is none; a single index look-up, whatever the size of the file. */
    long lastObservation() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet last = statement.executeQuery("SELECT max(id) FROM observations")) {
            return last.next() ? last.getLong(1) : 0;
        }
    }

    /** Runs statements that all read the same snapshot of the file. */
    public <T extends @Nullable Object> T reading(Transaction.Work<T> work) throws SQLException {
        return Transaction.read(connection, work);
    }

    /** Runs statements in one transaction that holds the write lock from its beginning; all of them take effect, or none. */
    <T extends @Nullable Object> T writing(Transaction.Work<T> work) throws SQLException {
        return Transaction.write(connection, work);
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
