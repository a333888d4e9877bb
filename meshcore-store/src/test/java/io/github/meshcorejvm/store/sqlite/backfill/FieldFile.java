package io.github.meshcorejvm.store.sqlite.backfill;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.rows.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes a database as older programs left them: no path_json, from_pubkey or last_seen, a third of the hashes wrong, and
 * some packets twice, under the right hash and a wrong one. The same seed makes the same file.
 *
 * <p>As a program: {@code FieldFile FILE TRANSMISSIONS OBSERVATIONS_EACH}. A million transmissions with five observations
 * each take about two minutes, and 3.5 GB.
 */
public final class FieldFile {

    private static final int OBSERVERS = 40;
    private static final int NODES = 500;
    private static final long NEWEST = 1_795_000_000L;
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final Random random;
    private final byte[][] nodes = new byte[NODES][32];

    private FieldFile(long seed) {
        random = new Random(seed);
        for (byte[] key : nodes) {
            random.nextBytes(key);
        }
    }

    /** See above. */
    public static void main(String[] args) throws SQLException, IOException {
        long begun = System.nanoTime();
        Path file = Path.of(args[0]);
        make(file, Integer.parseInt(args[1]), Integer.parseInt(args[2]), 1);
        System.out.printf(
                Locale.ROOT,
                "%s: %d MB, made in %d s%n",
                file,
                Files.size(file) >> 20,
                (System.nanoTime() - begun) / 1_000_000_000);
    }

    /** Makes a file. */
    public static void make(Path file, int transmissions, int observationsEach, long seed) throws SQLException {
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA cache_size = -65536");
            // Indexes are faster built at the end than kept.
            List<String> indexes = new ArrayList<>();
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE type = 'index'"
                    + " AND tbl_name IN ('transmissions', 'observations') AND sql IS NOT NULL")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    indexes.add(rows.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("DROP INDEX " + name);
            }
            connection.setAutoCommit(false);
            new FieldFile(seed).fill(connection, transmissions, observationsEach);
            connection.commit();
            connection.setAutoCommit(true);
            for (String index : indexes) {
                statement.execute(index);
            }
        }
    }

    private void fill(Connection connection, int transmissions, int observationsEach) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement transmission = connection.prepareStatement(
                        "INSERT INTO transmissions (id, raw_hex, hash, first_seen, route_type, payload_type,"
                                + " payload_version, decoded_json) VALUES (?, ?, ?, strftime('%FT%TZ', ?, 'unixepoch'),"
                                + " ?, ?, 0, ?)");
                PreparedStatement observation = connection.prepareStatement(
                        "INSERT INTO observations (transmission_id, observer_idx, direction, snr, rssi, timestamp,"
                                + " raw_hex) VALUES (?, ?, 'rx', ?, ?, ?, ?)")) {
            for (int i = 1; i <= OBSERVERS; i++) {
                statement.execute("INSERT INTO observers (id, name, last_seen) VALUES ('OBS" + i
                        + "', '', '2026-11-20T12:00:00Z')");
            }
            byte[] payload = new byte[0];
            int type = 0;
            for (int id = 1; id <= transmissions; id++) {
                boolean again = id % 10 == 0;
                if (!again) {
                    type = id % 4 == 0 ? 4 : 5;
                    payload = payload(type);
                }
                long time = NEWEST - (transmissions - id);
                String raw = frame(type, payload);
                transmission.setInt(1, id);
                transmission.setString(2, raw);
                transmission.setString(3, hash(id, again, raw));
                transmission.setLong(4, time);
                transmission.setInt(5, Integer.parseInt(raw.substring(0, 2), 16) & 3);
                transmission.setInt(6, type);
                transmission.setString(7, json(type, payload));
                transmission.executeUpdate();
                for (int i = 0; i < observationsEach; i++) {
                    observation.setInt(1, id);
                    observation.setInt(2, 1 + (id + i) % OBSERVERS);
                    observation.setDouble(3, random.nextInt(80) / 4.0 - 10);
                    observation.setDouble(4, -random.nextInt(120));
                    observation.setLong(5, time + i);
                    observation.setString(6, i == 0 ? raw : frame(type, payload));
                    observation.executeUpdate();
                }
            }
        }
    }

    /** Two of three hashes are right, as SQL cannot tell; here they are told by the codec, which its vectors hold. */
    private static String hash(int id, boolean again, String raw) throws SQLException {
        if (again) {
            return String.format(Locale.ROOT, "%016x", 0xA6A1000000000000L + id);
        }
        if (id % 3 == 0) {
            return String.format(Locale.ROOT, "%016x", 0x0B50000000000000L + id);
        }
        return Frames.decode(raw)
                .orElseThrow(() -> new SQLException(raw))
                .contentHash()
                .toString();
    }

    private byte[] payload(int type) {
        byte[] payload = new byte[type == 4 ? 110 : 35];
        random.nextBytes(payload);
        if (type == 4) {
            System.arraycopy(nodes[random.nextInt(NODES)], 0, payload, 0, 32);
            payload[100] = 0x01;
        }
        return payload;
    }

    private String frame(int type, byte[] payload) {
        int hops = random.nextInt(5);
        // Some group texts carry transport codes, and adverts without hops were sent to neighbors only.
        int codes = type == 5 && payload[1] % 3 == 0 ? 4 : 0;
        int route = codes > 0 ? 0 : type == 4 && hops == 0 ? 2 : 1;
        byte[] frame = new byte[2 + codes + hops + payload.length];
        frame[0] = (byte) (type << 2 | route);
        System.arraycopy(payload, 2, frame, 1, codes);
        frame[1 + codes] = (byte) hops;
        for (int i = 0; i < hops; i++) {
            frame[2 + codes + i] = nodes[random.nextInt(NODES)][0];
        }
        System.arraycopy(payload, 0, frame, 2 + codes + hops, payload.length);
        return UPPER.formatHex(frame);
    }

    private static String json(int type, byte[] payload) {
        String hex = UPPER.formatHex(payload);
        return type == 4
                ? "{\"type\":\"ADVERT\",\"pubKey\":\"" + hex.substring(0, 64) + "\",\"name\":\"somebody\"}"
                : "{\"type\":\"GRP_TXT\",\"channelHash\":" + (payload[0] & 0xFF) + ",\"channelHashHex\":\""
                        + hex.substring(0, 2) + "\",\"encryptedData\":\"" + hex.substring(6) + "\"}";
    }
}
