package io.github.meshcorejvm.store.sqlite.schema;

import java.util.List;

/** The tables of what phones report: what they heard and where, readings of their radios, and answers of repeaters. */
final class ClientSchema {

    static final List<Table> TABLES = List.of(
            Table.of("client_receptions", """
                    id INTEGER PRIMARY KEY AUTOINCREMENT
                    rx_pubkey TEXT NOT NULL
                    heard_key TEXT NOT NULL
                    heard_keylen INTEGER NOT NULL
                    rssi INTEGER
                    snr REAL
                    lat REAL NOT NULL
                    lon REAL NOT NULL
                    pos_acc_m REAL
                    rx_at TEXT NOT NULL
                    ingested_at TEXT NOT NULL
                    src TEXT NOT NULL
                    UNIQUE (rx_pubkey, heard_key, rx_at)"""),
            Table.of("client_observers", """
                    pubkey TEXT PRIMARY KEY
                    name TEXT
                    last_seen TEXT"""),
            Table.of("client_rx_observations", """
                    id INTEGER PRIMARY KEY AUTOINCREMENT
                    rx_pubkey TEXT NOT NULL
                    rx_at TEXT NOT NULL
                    ingested_at TEXT NOT NULL
                    pkt_hash TEXT NOT NULL
                    route_type INTEGER NOT NULL
                    payload_type INTEGER NOT NULL
                    code1 TEXT
                    code2 TEXT
                    scope_name TEXT
                    hash_size INTEGER NOT NULL
                    hop_count INTEGER NOT NULL
                    path_json TEXT
                    forwarder TEXT
                    snr REAL
                    rssi INTEGER
                    lat REAL NOT NULL
                    lon REAL NOT NULL
                    pos_acc_m REAL
                    UNIQUE (rx_pubkey, pkt_hash, rx_at)"""),
            Table.of("client_rf_samples", """
                    id INTEGER PRIMARY KEY AUTOINCREMENT
                    rx_pubkey TEXT NOT NULL
                    sampled_at TEXT NOT NULL
                    ingested_at TEXT NOT NULL
                    lat REAL NOT NULL
                    lon REAL NOT NULL
                    pos_acc_m REAL
                    stationary INTEGER NOT NULL DEFAULT 0
                    uptime_secs INTEGER NOT NULL
                    battery_mv INTEGER
                    queue_len INTEGER
                    errors INTEGER
                    noise_floor INTEGER
                    last_rssi INTEGER
                    last_snr REAL
                    tx_air_secs INTEGER
                    rx_air_secs INTEGER
                    recv INTEGER
                    sent INTEGER
                    flood_rx INTEGER
                    direct_rx INTEGER
                    flood_tx INTEGER
                    direct_tx INTEGER
                    recv_errors INTEGER
                    UNIQUE (rx_pubkey, sampled_at)"""),
            Table.of("node_declared_regions", """
                    id INTEGER PRIMARY KEY AUTOINCREMENT
                    target TEXT NOT NULL
                    rx_pubkey TEXT NOT NULL
                    observed_at TEXT NOT NULL
                    ingested_at TEXT NOT NULL
                    regions_csv TEXT NOT NULL
                    truncated INTEGER NOT NULL DEFAULT 0
                    lat REAL
                    lon REAL
                    pos_acc_m REAL
                    repeater_clock INTEGER
                    UNIQUE (target, rx_pubkey, observed_at)"""));

    static final List<Index> INDEXES = List.of(
            Index.of("client_recept_heard_geo", "client_receptions(heard_key, heard_keylen, lat, lon)"),
            Index.of("client_recept_latlon", "client_receptions(lat, lon)"),
            Index.of("client_recept_rxat", "client_receptions(rx_at)"),
            Index.of("cro_prune", "client_rx_observations(rx_at)"),
            Index.of("cro_hash", "client_rx_observations(pkt_hash, rx_at)"),
            Index.of("cro_forwarder", "client_rx_observations(forwarder, rx_at)"),
            Index.of("cro_scope", "client_rx_observations(scope_name, rx_at)"),
            Index.of("crf_prune", "client_rf_samples(sampled_at)"),
            Index.of("crf_track", "client_rf_samples(rx_pubkey, sampled_at)"),
            Index.of("ndr_target", "node_declared_regions(target, observed_at)"),
            Index.of("ndr_prune", "node_declared_regions(observed_at)"));

    private ClientSchema() {}
}
