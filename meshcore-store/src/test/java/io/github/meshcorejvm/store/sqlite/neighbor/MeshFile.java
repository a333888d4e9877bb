package io.github.meshcorejvm.store.sqlite.neighbor;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small database as the writer leaves it, and a connection to write more to it. */
final class MeshFile implements AutoCloseable {

    private final Path file;
    private final Connection connection;

    MeshFile(Path file) throws SQLException {
        this.file = file;
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        for (String sql : List.of(
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = OFF",
                "PRAGMA busy_timeout = 30000",
                "CREATE TABLE IF NOT EXISTS transmissions (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                        + " raw_hex TEXT NOT NULL DEFAULT '', route_type INTEGER, payload_type INTEGER,"
                        + " decoded_json TEXT, from_pubkey TEXT)",
                "CREATE TABLE IF NOT EXISTS observations (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                        + " transmission_id INTEGER NOT NULL, observer_idx INTEGER, direction TEXT, snr REAL,"
                        + " path_json TEXT, timestamp INTEGER NOT NULL, raw_hex TEXT)",
                "CREATE TABLE IF NOT EXISTS nodes (public_key TEXT PRIMARY KEY, name TEXT, role TEXT, lat REAL,"
                        + " lon REAL, last_seen TEXT)",
                "CREATE TABLE IF NOT EXISTS inactive_nodes (public_key TEXT PRIMARY KEY, name TEXT, role TEXT,"
                        + " lat REAL, lon REAL, last_seen TEXT)",
                "CREATE TABLE IF NOT EXISTS observers (id TEXT PRIMARY KEY, name TEXT, iata TEXT, last_seen TEXT)",
                "CREATE TABLE IF NOT EXISTS neighbor_edges (node_a TEXT NOT NULL, node_b TEXT NOT NULL,"
                        + " count INTEGER DEFAULT 1, last_seen TEXT, PRIMARY KEY (node_a, node_b))")) {
            execute(sql);
        }
    }

    Path path() {
        return file;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void node(String key) throws SQLException {
        node(key, null, null);
    }

    void node(String key, @Nullable Double lat, @Nullable Double lon) throws SQLException {
        insert("INSERT INTO nodes (public_key, lat, lon) VALUES (?, ?, ?)", key, lat, lon);
    }

    /** Makes an observer; its rowid. */
    long observer(String id) throws SQLException {
        return insert("INSERT INTO observers (id) VALUES (?)", id);
    }

    long transmission(@Nullable Integer payloadType, @Nullable Integer routeType, @Nullable String fromPubkey)
            throws SQLException {
        return transmission(payloadType, routeType, fromPubkey, "{}");
    }

    long transmission(
            @Nullable Integer payloadType,
            @Nullable Integer routeType,
            @Nullable String fromPubkey,
            @Nullable String decodedJson)
            throws SQLException {
        return insert(
                "INSERT INTO transmissions (payload_type, route_type, from_pubkey, decoded_json) VALUES (?, ?, ?, ?)",
                payloadType,
                routeType,
                fromPubkey,
                decodedJson);
    }

    long observation(
            long transmission, @Nullable Long observer, @Nullable String direction, @Nullable String path, long seconds)
            throws SQLException {
        return insert(
                "INSERT INTO observations (transmission_id, observer_idx, direction, path_json, timestamp)"
                        + " VALUES (?, ?, ?, ?, ?)",
                transmission,
                observer,
                direction,
                path,
                seconds);
    }

    long insert(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery("SELECT last_insert_rowid()")) {
            id.next();
            return id.getLong(1);
        }
    }

    /** The rows of the table: {@code a|b} to {@code count|last_seen}. */
    Map<String, String> edges() throws SQLException {
        Map<String, String> edges = new TreeMap<>();
        for (String row :
                rows("SELECT node_a || '|' || node_b || '=' || count || '|' || last_seen FROM neighbor_edges")) {
            String[] keyAndValue = row.split("=");
            edges.put(keyAndValue[0], keyAndValue[1]);
        }
        return edges;
    }

    /** The first column of all rows, as text. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
