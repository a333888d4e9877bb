package io.github.meshcorejvm.store.sqlite.schema;

import java.util.List;
import java.util.stream.Stream;

/**
 * The schema, version 3: every table, index and view that analyzers rely on, and this program's own tables, whose names begin
 * with {@code meshcore_}. Names, types, defaults and meanings are a contract.
 */
public final class Schema {

    /** {@code PRAGMA user_version} of a file that is up to date; 0 in files of the Go writer. */
    static final int VERSION = 3;

    /** The data of a node from its adverts. Nodes not seen for long move to a table with the same columns. */
    private static final String NODE_COLUMNS = """
            public_key TEXT PRIMARY KEY
            name TEXT
            role TEXT
            lat REAL
            lon REAL
            last_seen TEXT
            first_seen TEXT
            advert_count INTEGER DEFAULT 0
            battery_mv INTEGER
            temperature_c REAL
            foreign_advert INTEGER DEFAULT 0
            default_scope TEXT DEFAULT NULL
            multibyte_sup INTEGER NOT NULL DEFAULT 0
            multibyte_evidence TEXT
            configured_scope TEXT DEFAULT NULL
            configured_scope_at TEXT DEFAULT NULL""";

    /** Pairs of nodes in direct radio contact; also written by {@code build-neighbors}, which may run first. */
    public static final Table NEIGHBOR_EDGES = Table.of("neighbor_edges", """
            node_a TEXT NOT NULL
            node_b TEXT NOT NULL
            count INTEGER DEFAULT 1
            last_seen TEXT
            PRIMARY KEY (node_a, node_b)""");

    static final Table TRANSMISSIONS = Table.of("transmissions", """
            id INTEGER PRIMARY KEY AUTOINCREMENT
            raw_hex TEXT NOT NULL
            hash TEXT NOT NULL UNIQUE
            first_seen TEXT NOT NULL
            route_type INTEGER
            payload_type INTEGER
            payload_version INTEGER
            decoded_json TEXT
            created_at TEXT DEFAULT (datetime('now'))
            channel_hash TEXT DEFAULT NULL
            from_pubkey TEXT
            scope_name TEXT DEFAULT NULL
            last_seen INTEGER NOT NULL DEFAULT 0
            code1 TEXT
            code2 TEXT""");

    static final Table OBSERVATIONS = Table.of("observations", """
            id INTEGER PRIMARY KEY AUTOINCREMENT
            transmission_id INTEGER NOT NULL REFERENCES transmissions(id)
            observer_idx INTEGER
            direction TEXT
            snr REAL
            rssi REAL
            score INTEGER
            path_json TEXT
            timestamp INTEGER NOT NULL
            resolved_path TEXT
            raw_hex TEXT""");

    static final Table OBSERVERS = Table.of("observers", """
            id TEXT PRIMARY KEY
            name TEXT
            iata TEXT
            last_seen TEXT
            first_seen TEXT
            packet_count INTEGER DEFAULT 0
            model TEXT
            firmware TEXT
            client_version TEXT
            radio TEXT
            battery_mv INTEGER
            uptime_secs INTEGER
            noise_floor REAL
            inactive INTEGER DEFAULT 0
            last_packet_at TEXT DEFAULT NULL
            clock_skew_seconds INTEGER DEFAULT NULL
            clock_skew_count_24h INTEGER DEFAULT 0
            clock_last_naive_at TEXT DEFAULT NULL
            can_relay INTEGER DEFAULT 1
            can_relay_seen INTEGER DEFAULT 0""");

    /** The routes that the frames of adverts prove. */
    static final Table ROUTE_EVIDENCE = Table.of("advert_route_evidence", """
            id INTEGER PRIMARY KEY AUTOINCREMENT
            tx_id INTEGER NOT NULL REFERENCES transmissions(id) ON DELETE CASCADE
            bit INTEGER NOT NULL CHECK (bit IN (1, 2))
            UNIQUE (tx_id, bit)""");

    /** The migrations of the file, by name. */
    static final Table STEPS_DONE = Table.of("_migrations", "name TEXT PRIMARY KEY");

    /** The tables about packets, nodes and observers, referenced tables first. */
    private static final List<Table> MESH_TABLES = List.of(
            TRANSMISSIONS,
            OBSERVERS,
            OBSERVATIONS,
            Table.of("nodes", NODE_COLUMNS),
            Table.of("inactive_nodes", NODE_COLUMNS),
            Table.of("observer_metrics", """
                    observer_id TEXT NOT NULL
                    timestamp TEXT NOT NULL
                    noise_floor REAL
                    tx_air_secs INTEGER
                    rx_air_secs INTEGER
                    recv_errors INTEGER
                    battery_mv INTEGER
                    packets_sent INTEGER
                    packets_recv INTEGER
                    PRIMARY KEY (observer_id, timestamp)"""),
            Table.of("dropped_packets", """
                    id INTEGER PRIMARY KEY AUTOINCREMENT
                    hash TEXT
                    raw_hex TEXT
                    reason TEXT NOT NULL
                    observer_id TEXT
                    observer_name TEXT
                    node_pubkey TEXT
                    node_name TEXT
                    dropped_at DATETIME DEFAULT CURRENT_TIMESTAMP"""),
            NEIGHBOR_EDGES,
            ROUTE_EVIDENCE,
            Table.of("advert_evidence_backfill", """
                    id INTEGER PRIMARY KEY CHECK (id = 1)
                    tx_cursor INTEGER NOT NULL DEFAULT 0
                    obs_cursor INTEGER NOT NULL DEFAULT 0"""),
            Table.of("scope_match_totals", """
                    id INTEGER PRIMARY KEY CHECK (id = 1)
                    since_unix INTEGER NOT NULL
                    unique_matches INTEGER NOT NULL
                    explicit_over_derived INTEGER NOT NULL
                    ambiguous INTEGER NOT NULL
                    none_matches INTEGER NOT NULL
                    updated_unix INTEGER NOT NULL"""),
            STEPS_DONE,
            Table.of("_async_migrations", """
                    name TEXT PRIMARY KEY
                    status TEXT NOT NULL
                    started_at TEXT NOT NULL DEFAULT (datetime('now'))
                    ended_at TEXT
                    error TEXT"""));

    /** All tables, referenced tables first. */
    static final List<Table> TABLES =
            Stream.of(MESH_TABLES, ClientSchema.TABLES).flatMap(List::stream).toList();

    /** The unique index that prevents duplicate observations; if it is missing, the writer looks rows up. */
    static final Index DEDUP = new Index(
            "idx_observations_dedup",
            "observations",
            "CREATE UNIQUE INDEX IF NOT EXISTS idx_observations_dedup"
                    + " ON observations(transmission_id, observer_idx, COALESCE(path_json, ''))");

    private static final List<Index> MESH_INDEXES = List.of(
            Index.of("transmissions_hash", "transmissions(hash)"),
            Index.of("transmissions_first_seen", "transmissions(first_seen)"),
            Index.of("transmissions_payload_type", "transmissions(payload_type)"),
            Index.of("transmissions_from_pubkey", "transmissions(from_pubkey)"),
            Index.of("tx_channel_hash", "transmissions(channel_hash) WHERE payload_type = 5"),
            Index.of("tx_scope_name", "transmissions(scope_name) WHERE scope_name IS NOT NULL"),
            Index.of("tx_last_seen_zero", "transmissions(id) WHERE last_seen = 0"),
            Index.of("tx_code1", "transmissions(code1) WHERE code1 IS NOT NULL"),
            Index.of("transmissions_channel_hash_payload", "transmissions(channel_hash, payload_type, first_seen)"),
            Index.of("observations_transmission_id", "observations(transmission_id)"),
            Index.of("observations_observer_idx", "observations(observer_idx)"),
            Index.of("observations_timestamp", "observations(timestamp)"),
            Index.of("observations_tx_ts", "observations(transmission_id, timestamp)"),
            Index.of("observations_observer_idx_timestamp", "observations(observer_idx, timestamp)"),
            DEDUP,
            Index.of("nodes_last_seen", "nodes(last_seen)"),
            Index.of("nodes_foreign_advert", "nodes(foreign_advert) WHERE foreign_advert = 1"),
            Index.of("inactive_nodes_last_seen", "inactive_nodes(last_seen)"),
            Index.of("observers_last_seen", "observers(last_seen)"),
            Index.of("observers_iata_norm", "observers(UPPER(TRIM(iata)))"),
            Index.of("observer_metrics_timestamp", "observer_metrics(timestamp)"),
            Index.of("dropped_observer", "dropped_packets(observer_id)"),
            Index.of("dropped_node", "dropped_packets(node_pubkey)"));

    /** All indexes. On big files, missing ones are built in the background during ingest. */
    static final List<Index> INDEXES =
            Stream.of(MESH_INDEXES, ClientSchema.INDEXES).flatMap(List::stream).toList();

    /** Indexes of older programs that are no longer wanted. */
    static final List<String> OBSOLETE_INDEXES = List.of("idx_tx_last_seen", "idx_client_recept_rxpk");

    private Schema() {}
}
