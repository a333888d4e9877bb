package io.github.meshcorejvm.store.sqlite.schema;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * Makes files as older programs left them. To make a big one by hand:
 *
 * <pre>java -cp meshcore-store/target/test-classes:SQLITE_JDBC_JAR io.github.meshcorejvm.store.sqlite.schema.OldFiles v2 FILE 5000000</pre>
 */
public final class OldFiles {

    /** Observations of each packet, as in files from the field. */
    private static final int COPIES = 20;

    private static final int OBSERVERS = 60;
    private static final Instant BEGIN = Instant.parse("2025-11-01T00:00:00Z");

    private static final String TRANSMISSIONS_V2 = """
            CREATE TABLE transmissions (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              raw_hex TEXT NOT NULL,
              hash TEXT NOT NULL UNIQUE,
              first_seen TEXT NOT NULL,
              route_type INTEGER,
              payload_type INTEGER,
              payload_version INTEGER,
              decoded_json TEXT,
              created_at TEXT DEFAULT (datetime('now'))
            )""";

    private static final String OBSERVATIONS_V2 = """
            CREATE TABLE observations (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              transmission_id INTEGER NOT NULL REFERENCES transmissions(id),
              hash TEXT NOT NULL,
              observer_id TEXT,
              observer_name TEXT,
              direction TEXT,
              snr REAL,
              rssi REAL,
              score INTEGER,
              path_json TEXT,
              timestamp TEXT NOT NULL,
              created_at TEXT DEFAULT (datetime('now'))
            )""";

    private static final String OBSERVATIONS_V3 = """
            CREATE TABLE observations (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              transmission_id INTEGER NOT NULL REFERENCES transmissions(id),
              observer_idx INTEGER,
              direction TEXT,
              snr REAL,
              rssi REAL,
              score INTEGER,
              path_json TEXT,
              timestamp INTEGER NOT NULL
            )""";

    private static final String NODES = """
            CREATE TABLE %s (
              public_key TEXT PRIMARY KEY, name TEXT, role TEXT, lat REAL, lon REAL,
              last_seen TEXT, first_seen TEXT, advert_count INTEGER DEFAULT 0
            )""";

    private static final String OBSERVERS_OLD = """
            CREATE TABLE observers (
              id TEXT PRIMARY KEY, name TEXT, iata TEXT, last_seen TEXT, first_seen TEXT,
              packet_count INTEGER DEFAULT 0, model TEXT, firmware TEXT, client_version TEXT, radio TEXT,
              battery_mv INTEGER, uptime_secs INTEGER, noise_floor INTEGER
            )""";

    private OldFiles() {}

    /** Arguments: {@code v2} or {@code v3}, the file to make, how many observations. */
    public static void main(String[] args) throws SQLException {
        make(args[0].equals("v2"), Path.of(args[1]), Integer.parseInt(args[2]));
    }

    /** The tables of version 2, empty. */
    static void tablesV2(Statement statement) throws SQLException {
        statement.execute(TRANSMISSIONS_V2);
        statement.execute(OBSERVATIONS_V2);
        othersOfBoth(statement);
    }

    /** The tables of the first files of version 3, empty and without any index or later column. */
    static void tablesV3(Statement statement) throws SQLException {
        statement.execute(TRANSMISSIONS_V2);
        statement.execute(OBSERVATIONS_V3);
        othersOfBoth(statement);
    }

    private static void othersOfBoth(Statement statement) throws SQLException {
        statement.execute(String.format(Locale.ROOT, NODES, "nodes"));
        statement.execute(OBSERVERS_OLD);
    }

    /** A file with so many observations, 20 a packet, one in 500 of them twice. */
    static void make(boolean v2, Path file, int observations) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("BEGIN");
            if (v2) {
                tablesV2(statement);
            } else {
                tablesV3(statement);
            }
            fill(connection, v2, observations);
            statement.execute("COMMIT");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private static void fill(Connection connection, boolean v2, int observations) throws SQLException {
        Random random = new Random(5);
        try (PreparedStatement observer =
                        connection.prepareStatement("INSERT INTO observers (id, name) VALUES (?, ?)");
                PreparedStatement packet = connection.prepareStatement("INSERT INTO transmissions"
                        + " (raw_hex, hash, first_seen, route_type, payload_type, payload_version, decoded_json,"
                        + " created_at) VALUES (?, ?, ?, 1, ?, 0, ?, '2025-11-01 00:00:00')");
                PreparedStatement observation = connection.prepareStatement(
                        v2
                                ? "INSERT INTO observations (transmission_id, hash, observer_id, observer_name, direction,"
                                        + " snr, rssi, score, path_json, timestamp, created_at)"
                                        + " VALUES (?, ?, ?, ?, 'rx', ?, ?, NULL, ?, ?, '2025-11-01 00:00:00')"
                                : "INSERT INTO observations (transmission_id, observer_idx, direction, snr, rssi, score,"
                                        + " path_json, timestamp) VALUES (?, ?, 'rx', ?, ?, NULL, ?, ?)")) {
            // One in ten is only named by its observations.
            for (int i = 0; i < OBSERVERS; i++) {
                if (!v2 || i % 10 != 9) {
                    observer.setString(1, observerId(i));
                    observer.setString(2, "Observer " + i);
                    observer.executeUpdate();
                }
            }
            for (int done = 0, id = 1; done < observations; id++) {
                Instant time = BEGIN.plusSeconds(id * 10L);
                String hash = String.format(Locale.ROOT, "%016x", random.nextLong());
                insertPacket(packet, random, hash, time, id);
                int copies = Math.min(COPIES, observations - done);
                int duplicate = random.nextInt(500) < COPIES ? 1 : 0;
                for (int copy = 0; copy < copies; copy++, done++) {
                    int same = Math.max(0, copy - duplicate);
                    int observerNumber = (id + same * 3) % OBSERVERS;
                    String path =
                            String.format(Locale.ROOT, "[\"%02X\",\"%02X\"]", observerNumber, same % 16 == 0 ? 0 : 7);
                    int column = 1;
                    observation.setInt(column++, id);
                    if (v2) {
                        observation.setString(column++, hash);
                        observation.setString(column++, observerId(observerNumber));
                        observation.setString(column++, "Observer " + observerNumber);
                    } else {
                        observation.setInt(column++, observerNumber + 1);
                    }
                    observation.setDouble(column++, random.nextInt(80) / 4.0 - 10);
                    observation.setDouble(column++, -random.nextInt(130));
                    observation.setString(column++, path);
                    if (v2) {
                        observation.setString(
                                column, time.plusMillis(copy * 137L).toString());
                    } else {
                        observation.setLong(column, time.getEpochSecond());
                    }
                    observation.executeUpdate();
                }
            }
        }
    }

    private static void insertPacket(PreparedStatement packet, Random random, String hash, Instant time, int id)
            throws SQLException {
        byte[] bytes = new byte[60 + random.nextInt(60)];
        random.nextBytes(bytes);
        int type = id % 10 == 0 ? 4 : id % 10 < 4 ? 5 : 2;
        String json = switch (type) {
            case 4 ->
                String.format(Locale.ROOT, "{\"type\":\"ADVERT\",\"pubKey\":\"%064x\",\"name\":\"Node\"}", id % 3000);
            case 5 -> "{\"type\":\"GRP_TXT\",\"channelHash\":17,\"channelHashHex\":\"11\",\"mac\":\"aabb\"}";
            default -> "{\"type\":\"TXT_MSG\",\"destHash\":\"aa\",\"srcHash\":\"bb\",\"mac\":\"ccdd\"}";
        };
        packet.setString(1, java.util.HexFormat.of().withUpperCase().formatHex(bytes));
        packet.setString(2, hash);
        packet.setString(3, time.toString());
        packet.setInt(4, type);
        packet.setString(5, json);
        packet.executeUpdate();
    }

    private static String observerId(int number) {
        return String.format(Locale.ROOT, "%064x", number * 0x9E3779B97F4AL).toUpperCase(Locale.ROOT);
    }
}
