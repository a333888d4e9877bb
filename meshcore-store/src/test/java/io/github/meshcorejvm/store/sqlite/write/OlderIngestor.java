package io.github.meshcorejvm.store.sqlite.write;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Writes to a file as the older ingestor does, as far as the contract and files from the field tell: it records its
 * migrations, makes the view again with a text of its own, upserts, and counts edges without recording up to where.
 */
final class OlderIngestor implements AutoCloseable {

    private static final List<String> MIGRATIONS =
            List.of("advert_count_unique_v1", "noise_floor_real_v1", "obs_timestamp_index_v1", "transport_codes_v1");

    private static final String VIEW = """
            CREATE VIEW packets_v AS SELECT o.id, COALESCE(NULLIF(o.raw_hex, ''), t.raw_hex) AS raw_hex,
              datetime(o.timestamp, 'unixepoch') AS timestamp, obs.id AS observer_id, obs.name AS observer_name,
              o.direction, o.snr, o.rssi, o.score, t.hash, t.route_type, t.payload_type, t.payload_version, o.path_json,
              t.decoded_json, t.created_at
            FROM observations o JOIN transmissions t ON t.id = o.transmission_id
            LEFT JOIN observers obs ON obs.rowid = o.observer_idx AND (obs.inactive IS NULL OR obs.inactive = 0)""";

    private final Connection connection;

    OlderIngestor(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute("PRAGMA busy_timeout = 5000");
        execute("PRAGMA foreign_keys = ON");
        for (String name : MIGRATIONS) {
            execute("INSERT OR IGNORE INTO _migrations (name) VALUES (?)", name);
        }
        execute("DROP VIEW IF EXISTS packets_v");
        execute(VIEW);
    }

    /** What it makes of one advert without hops. */
    void hear(String observer, String hash, String rawHex, String sender, long time) throws SQLException {
        execute("""
                INSERT INTO observers (id, name, last_seen, first_seen, packet_count)
                VALUES (?1, '', strftime('%FT%TZ', ?2, 'unixepoch'), strftime('%FT%TZ', ?2, 'unixepoch'), 1)
                ON CONFLICT (id) DO UPDATE SET packet_count = packet_count + 1, inactive = 0,
                  last_seen = max(last_seen, excluded.last_seen)""", observer, time);
        execute("""
                INSERT INTO transmissions (raw_hex, hash, first_seen, route_type, payload_type, payload_version,
                  decoded_json, from_pubkey, last_seen)
                SELECT ?1, ?2, strftime('%FT%TZ', ?4, 'unixepoch'), 1, 4, 0, '{}', ?3, ?4
                WHERE NOT EXISTS (SELECT 1 FROM transmissions WHERE hash = ?2)""", rawHex, hash, sender, time);
        execute("UPDATE transmissions SET last_seen = max(last_seen, ?2) WHERE hash = ?1", hash, time);
        execute("""
                INSERT INTO observations (transmission_id, observer_idx, direction, path_json, timestamp, raw_hex)
                SELECT t.id, o.rowid, 'rx', '[]', ?3, ?4 FROM transmissions t, observers o WHERE t.hash = ?1 AND o.id = ?2
                ON CONFLICT (transmission_id, observer_idx, COALESCE(path_json, ''))
                DO UPDATE SET raw_hex = COALESCE(excluded.raw_hex, raw_hex)""", hash, observer, time, rawHex);
        execute("""
                INSERT INTO nodes (public_key, role, last_seen, first_seen, advert_count)
                VALUES (?1, 'companion', strftime('%FT%TZ', ?2, 'unixepoch'), strftime('%FT%TZ', ?2, 'unixepoch'), 1)
                ON CONFLICT (public_key) DO UPDATE SET last_seen = excluded.last_seen""", sender, time);
        execute(
                "INSERT OR IGNORE INTO advert_route_evidence (tx_id, bit) SELECT id, 1 FROM transmissions WHERE hash = ?",
                hash);
        execute("""
                INSERT INTO neighbor_edges (node_a, node_b, count, last_seen)
                VALUES (min(?1, ?2), max(?1, ?2), 1, strftime('%FT%TZ', ?3, 'unixepoch'))
                ON CONFLICT (node_a, node_b) DO UPDATE SET count = count + 1""", sender, observer, time);
    }

    private void execute(String sql, Object... values) throws SQLException {
        if (values.length == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
