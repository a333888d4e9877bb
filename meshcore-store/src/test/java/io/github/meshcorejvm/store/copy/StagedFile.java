package io.github.meshcorejvm.store.copy;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Path;
import java.sql.SQLException;

/** SQLite files of today's schema with rows that are legal and odd. */
final class StagedFile {

    private StagedFile() {}

    static Path empty(Path folder) {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        return file;
    }

    /** A row or more in each table, with what files from the field hold and a copy must keep as it is. */
    static Path odd(Path folder) throws SQLException {
        Path file = empty(folder);
        for (String statement : """
                INSERT INTO nodes (public_key, name, role, lat, lon, last_seen, advert_count, temperature_c)
                  VALUES ('aa', 'Zürich 🏔 "x" \t\\N', 'repeater', 47.123456789012345, -0.0, '2026-11-01 12:00:00', 3, 1e-300),
                  ('bb', '', NULL, NULL, NULL, 'yesterday', 9007199254740991, -12.5);
                INSERT INTO inactive_nodes (public_key, multibyte_sup, multibyte_evidence) VALUES ('cc', 2, 'path');
                INSERT INTO observers (rowid, id, name, iata, noise_floor) VALUES (7, 'Garden', '', NULL, -110.0),
                  (3, 'garden', 'x', 'ZRH', -99.25);
                INSERT INTO transmissions (id, raw_hex, hash, first_seen, payload_type, decoded_json, last_seen, created_at)
                  VALUES (0, '', '0000000000000000', '2026-11-01T10:00:00.123Z', 5, '{"type": ', 1, NULL),
                  (5, 'AB', '0000000000000001', 'not a time', 4, 'null', 1762000000, '2026-11-01 10:00:00'),
                  (-4, 'AC', '0000000000000002', ' ', NULL, NULL, 1, '');
                INSERT INTO observations (id, transmission_id, observer_idx, snr, rssi, score, path_json, timestamp, raw_hex)
                  VALUES (0, 0, 99, -7.25, -101, 0.75, NULL, 0, ''), (1, 0, NULL, NULL, NULL, 812, '[]', 1, 'AB'),
                  (2, 0, NULL, 0.1, 1e308, NULL, '[]', 1, 'AB'), (12, 5, 3, 5e-324, -0.5, 0, '["AA"]', 1762000000, NULL);
                DELETE FROM observations WHERE id = 12;
                INSERT INTO observer_metrics (observer_id, timestamp, noise_floor, battery_mv)
                  VALUES ('garden', '2026-11-01T10:00:00Z', -100.5, 4100), ('garden', 'x', NULL, NULL);
                INSERT INTO neighbor_edges VALUES ('aa', 'bb', 4, '2026-11-01T10:00:00Z'), ('a', 'b', 0, NULL);
                INSERT INTO dropped_packets (reason, dropped_at) VALUES ('invalid signature', '2026-11-01 10:00:00');
                INSERT INTO client_receptions (rx_pubkey, heard_key, heard_keylen, lat, lon, rx_at, ingested_at, src)
                  VALUES ('aa', 'bb', 1, 1, 2.5, '2026-11-01T10:00:00Z', '2026-11-01T10:00:00Z', 'rxlog');
                INSERT INTO client_observers VALUES ('aa', NULL, '2026-11-01T10:00:00Z');
                INSERT INTO client_rx_observations (rx_pubkey, rx_at, ingested_at, pkt_hash, route_type, payload_type,
                  hash_size, hop_count, lat, lon) VALUES ('aa', 'x', 'y', 'h', 1, 5, 1, 0, 0.0, -180.0);
                INSERT INTO client_rf_samples (rx_pubkey, sampled_at, ingested_at, lat, lon, uptime_secs)
                  VALUES ('aa', 'x', 'y', 1.5, 2, 3);
                INSERT INTO node_declared_regions (target, rx_pubkey, observed_at, ingested_at, regions_csv)
                  VALUES ('aa', 'bb', 'x', 'y', '#ch,#de');
                INSERT INTO scope_match_totals VALUES (1, 1, 2, 3, 4, 5, 6);
                INSERT INTO advert_route_evidence (id, tx_id, bit) VALUES (8, 5, 1), (9, 5, 2);
                INSERT INTO advert_evidence_backfill VALUES (1, 5, 12);
                CREATE TABLE meshcore_state (key TEXT PRIMARY KEY, value TEXT);
                INSERT INTO meshcore_state VALUES ('neighbor.position', '12'), ('x', NULL)""".split(";\n")) {
            Sql.execute(file, statement);
        }
        return file;
    }
}
