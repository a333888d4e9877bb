package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.graph.NeighborOptions;
import io.github.meshcorejvm.store.neighbor.BatchSizes;
import io.github.meshcorejvm.store.testing.StoreEngine;
import io.github.meshcorejvm.store.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small database as the writer leaves it, and a connection to write more to it. */
final class MeshFile implements AutoCloseable {

    private final StoreEngine engine;
    private final StoreLocation location;
    private final MeshBuilder.Source source;
    private final List<String> triggers = new ArrayList<>();
    private final Connection connection;

    private MeshFile(StoreEngine engine, StoreLocation location, MeshBuilder.Source source, Connection connection) {
        this.engine = engine;
        this.location = location;
        this.source = source;
        this.connection = connection;
    }

    /** A new file, or the database on a server that tests share, emptied. */
    static MeshFile of(StoreEngine engine, Path file) throws SQLException {
        return engine == StoreEngine.SQLITE ? new MeshFile(file) : onServer();
    }

    private static MeshFile onServer() throws SQLException {
        TestDatabase database = OnServer.DATABASE;
        MeshFile mesh = new MeshFile(
                StoreEngine.POSTGRESQL,
                database.location(),
                (options, sizes, age) -> MeshBuilder.onServer(database.location(), options, sizes, age),
                database.connect());
        mesh.execute("TRUNCATE transmissions, observations, nodes, inactive_nodes, observers, neighbor_edges,"
                + " advert_route_evidence, meshcore.state RESTART IDENTITY");
        return mesh;
    }

    /** Made at first use. */
    private static final class OnServer {
        private static final TestDatabase DATABASE = StoreEngine.POSTGRESQL.create(Path.of(""));

        static {
            try {
                // Which observations are the same is the writer's business.
                DATABASE.execute("DROP INDEX idx_observations_dedup");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    MeshFile(Path file) throws SQLException {
        this(
                StoreEngine.SQLITE,
                new StoreLocation.InFile(file),
                (options, sizes, age) -> MeshBuilder.inFile(file, options, sizes, age),
                DriverManager.getConnection("jdbc:sqlite:" + file));
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

    /** What builds the graph of this database. */
    MeshBuilder builder(NeighborOptions options) {
        return builder(options, BatchSizes.DEFAULT);
    }

    MeshBuilder builder(NeighborOptions options, BatchSizes sizes) {
        return source.builder(options, sizes, Optional.empty());
    }

    MeshBuilder builder(NeighborOptions options, Duration edgeAge) {
        return source.builder(options, BatchSizes.DEFAULT, Optional.of(edgeAge));
    }

    /** Where this program keeps state of its own. */
    String stateTable() {
        return engine == StoreEngine.SQLITE ? "meshcore_state" : "meshcore.state";
    }

    /** The file or URL, for a process of its own; the roles of a test have no passwords. */
    String place() {
        return location instanceof StoreLocation.OnServer server
                ? "postgres://" + server.url().user() + "@"
                        + server.url().hosts().get(0) + "/" + server.url().database()
                : location.toString();
    }

    boolean isFile() {
        return engine == StoreEngine.SQLITE;
    }

    /** Begins a transaction as a writer does; {@code COMMIT} ends it. */
    void begin() throws SQLException {
        execute(
                isFile()
                        ? "BEGIN IMMEDIATE"
                        : "BEGIN; SELECT pg_advisory_xact_lock("
                                + "hashtextextended(current_schema(), 18950410699801933))");
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes the database run a statement for each row that an event is about. */
    void trigger(String name, String event, String condition, String statement) throws SQLException {
        if (isFile()) {
            execute("CREATE TRIGGER " + name + " " + event + " WHEN " + condition + " BEGIN " + statement + "; END");
            return;
        }
        execute("CREATE OR REPLACE FUNCTION meshcore." + name + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                + statement + "; RETURN CASE TG_OP WHEN 'DELETE' THEN old ELSE new END; END $$");
        execute("CREATE TRIGGER " + name + " " + event + " FOR EACH ROW WHEN (" + condition
                + ") EXECUTE FUNCTION meshcore." + name + "()");
        triggers.add("DROP TRIGGER IF EXISTS " + name + " ON " + event.substring(event.indexOf(" ON ") + 4));
    }

    /** Takes all triggers away that were made. */
    void dropTriggers() throws SQLException {
        for (String name :
                rows(isFile() ? "SELECT name FROM sqlite_master WHERE type = 'trigger'" : "SELECT 1 WHERE false")) {
            execute("DROP TRIGGER " + name);
        }
        for (String drop : triggers) {
            execute(drop);
        }
        triggers.clear();
    }

    /** Retention and the like of this database. */
    Maintenance maintenance(StoreOptions options) {
        return MeshStore.at(location, options).maintenance();
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
                isFile()
                        ? "INSERT INTO transmissions (payload_type, route_type, from_pubkey, decoded_json)"
                                + " VALUES (?, ?, ?, ?)"
                        : "INSERT INTO transmissions (payload_type, route_type, from_pubkey, decoded_json,"
                                + " hash, raw_hex, first_seen) VALUES (?, ?, ?, ?, gen_random_uuid()::text, '', '')",
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
        if (!isFile() && !sql.matches("INSERT INTO (transmissions|observations|observers) .*")) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery(isFile() ? "SELECT last_insert_rowid()" : "SELECT lastval()")) {
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
        if (!isFile()) {
            dropTriggers();
        }
        connection.close();
    }
}
