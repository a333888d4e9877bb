package io.github.meshcorejvm.store.postgres.copy;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.copy.rows.Chunk;
import io.github.meshcorejvm.store.copy.rows.CopyTable;
import io.github.meshcorejvm.store.copy.rows.CopyTables;
import io.github.meshcorejvm.store.copy.rows.RowSource;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresFailure;
import io.github.meshcorejvm.store.postgres.schema.TelemetryMarker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL database as the source of a copy: locked against writers from beginning to end, in one transaction. */
public final class PostgresSource implements RowSource {

    /** Records a layout of observers that only a SQLite file can have; not copied. */
    private static final String SQLITE_LAYOUT = "observers_identity_autoincrement_v1";

    private final PostgresUrl url;
    private final Connection connection;
    private final List<String> leftBehind = new ArrayList<>();

    private PostgresSource(PostgresUrl url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    /**
     * Connects to a database, checks and locks it.
     *
     * @throws StoreException if it cannot be copied: it is not ready, has an active writer, or has contents outside the
     *     contract
     */
    public static PostgresSource open(PostgresUrl url) {
        Connection connection = PostgresConnections.open(url, PostgresConnections.Purpose.LONG_WORK);
        PostgresSource source = new PostgresSource(url, connection);
        try {
            source.check();
            return source;
        } catch (SQLException | RuntimeException e) {
            PostgresConnections.closeAfter(connection, e);
            throw e instanceof SQLException refused ? PostgresFailure.of("read " + url, refused) : (RuntimeException) e;
        }
    }

    private void check() throws SQLException {
        connection.setAutoCommit(false);
        List<String> relations = ServerCheck.relations(connection);
        switch (ServerCheck.readiness(connection, relations, url.toString())) {
            case NO_MARKER -> throw new StoreException(url + " has no telemetry schema");
            case UNFINISHED ->
                throw new StoreException(url + " is the target of an unfinished copy (its marker says ready = false)");
            case READY -> {
                TelemetryMarker.requireReady(connection);
                CopyLocks.ofSource(connection, url.toString());
            }
        }
        for (String unknown : ServerCheck.unknown(relations)) {
            if (!ServerCheck.isNoteOfConverter(unknown)) {
                throw new StoreException(
                        "unknown table or view " + unknown + " in " + url + ": it has no place in the target");
            }
            leftBehind.add("table " + unknown);
        }
        ServerCheck.requireColumns(connection, url.toString());
        if (number("SELECT count(*) FROM _migrations WHERE name = '" + SQLITE_LAYOUT + "'") > 0) {
            leftBehind.add("the name " + SQLITE_LAYOUT + " in _migrations (the new file has the current layout of"
                    + " observers)");
        }
    }

    private static String condition(CopyTable table) {
        return table.name().equals(CopyTables.MIGRATIONS) ? "name <> '" + SQLITE_LAYOUT + "'" : "true";
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public List<String> leftBehind() {
        return List.copyOf(leftBehind);
    }

    @Override
    public long rows(CopyTable table) {
        try {
            return number("SELECT count(*) FROM " + table.name() + " WHERE " + condition(table));
        } catch (SQLException e) {
            throw PostgresFailure.of("count " + table.name() + " of " + url, e);
        }
    }

    @Override
    public void read(CopyTable table, Chunk.Consumer consumer) throws InterruptedException {
        try {
            new PostgresRows(connection, table, condition(table)).read(consumer);
        } catch (SQLException e) {
            throw PostgresFailure.of("read " + table.name() + " of " + url, e);
        }
    }

    @Override
    public long repairedTexts() {
        return 0;
    }

    @Override
    public long repairedNumbers() {
        return 0;
    }

    @Override
    public Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        try {
            if (number("SELECT count(*) FROM pg_class WHERE oid = to_regclass('meshcore.state')") == 0) {
                return state;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT key, value FROM meshcore.state WHERE schema = current_schema() ORDER BY key")) {
                while (rows.next()) {
                    state.put(rows.getString(1), rows.getString(2));
                }
            }
            return state;
        } catch (SQLException e) {
            throw PostgresFailure.of("read meshcore.state of " + url, e);
        }
    }

    @Override
    public Map<String, Long> highestIds() {
        try {
            return Sequences.read(connection);
        } catch (SQLException e) {
            throw PostgresFailure.of("read the sequences of " + url, e);
        }
    }

    /** The locks guarantee it. */
    @Override
    public void requireUnchanged() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw PostgresFailure.of("end the transaction that locks " + url, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw PostgresFailure.of("disconnect from " + url, e);
        }
    }
}
