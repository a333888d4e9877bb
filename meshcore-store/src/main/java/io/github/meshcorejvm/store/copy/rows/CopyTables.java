package io.github.meshcorejvm.store.copy.rows;

import java.util.List;

/** The tables of the contract, in the order in which they are copied: referenced tables first. */
public final class CopyTables {

    private static final String ID = "id";

    private static final String NODE_COLUMNS = """
            public_key:T! name:T role:T lat:D lon:D last_seen:T first_seen:T advert_count:B+ battery_mv:B temperature_c:D
            foreign_advert:B default_scope:T configured_scope:T configured_scope_at:T multibyte_sup:B! multibyte_evidence:T
            """;

    /** The table that records which migrations were applied. */
    public static final String MIGRATIONS = "_migrations";

    /** All 18. */
    public static final List<CopyTable> ALL = List.of(
            CopyTable.of("nodes", "public_key", NODE_COLUMNS),
            CopyTable.of("inactive_nodes", "public_key", NODE_COLUMNS),
            CopyTable.of("observers", "rowid", """
                    rowid:B!# id:T! name:T iata:T last_seen:T first_seen:T packet_count:B+ model:T firmware:T
                    client_version:T radio:T battery_mv:B uptime_secs:B noise_floor:D inactive:B last_packet_at:T
                    clock_skew_seconds:B clock_skew_count_24h:B clock_last_naive_at:T can_relay:B can_relay_seen:B"""),
            CopyTable.of("transmissions", ID, """
                    id:B!# raw_hex:T! hash:T! first_seen:T! route_type:B payload_type:B payload_version:B decoded_json:T
                    from_pubkey:T last_seen:B! created_at:T code1:T code2:T channel_hash:T scope_name:T"""),
            CopyTable.of("observations", ID, """
                    id:B!# transmission_id:B!# observer_idx:B direction:T snr:D rssi:D score:D path_json:T timestamp:B!
                    raw_hex:T resolved_path:T"""),
            CopyTable.of("observer_metrics", "observer_id timestamp", """
                    observer_id:T! timestamp:T! noise_floor:D tx_air_secs:B rx_air_secs:B recv_errors:B battery_mv:B
                    packets_sent:B packets_recv:B"""),
            CopyTable.of("neighbor_edges", "node_a node_b", "node_a:T! node_b:T! count:B+ last_seen:T"),
            CopyTable.of("dropped_packets", ID, """
                    id:B!# hash:T raw_hex:T reason:T! observer_id:T observer_name:T node_pubkey:T node_name:T
                    dropped_at:T"""),
            CopyTable.of("client_receptions", ID, """
                    id:B!# rx_pubkey:T! heard_key:T! heard_keylen:B! rssi:B snr:D lat:D! lon:D! pos_acc_m:D rx_at:T!
                    ingested_at:T! src:T!"""),
            CopyTable.of("client_observers", "pubkey", "pubkey:T! name:T last_seen:T"),
            CopyTable.of("client_rx_observations", ID, """
                    id:B!# rx_pubkey:T! rx_at:T! ingested_at:T! pkt_hash:T! route_type:B! payload_type:B! code1:T code2:T
                    scope_name:T hash_size:B! hop_count:B! path_json:T forwarder:T snr:D rssi:B lat:D! lon:D!
                    pos_acc_m:D"""),
            CopyTable.of("client_rf_samples", ID, """
                    id:B!# rx_pubkey:T! sampled_at:T! ingested_at:T! lat:D! lon:D! pos_acc_m:D stationary:B! uptime_secs:B!
                    battery_mv:B queue_len:B errors:B noise_floor:B last_rssi:B last_snr:D tx_air_secs:B rx_air_secs:B
                    recv:B sent:B flood_rx:B direct_rx:B flood_tx:B direct_tx:B recv_errors:B"""),
            CopyTable.of("node_declared_regions", ID, """
                    id:B!# target:T! rx_pubkey:T! observed_at:T! ingested_at:T! regions_csv:T! truncated:B! lat:D lon:D
                    pos_acc_m:D repeater_clock:B"""),
            CopyTable.of("scope_match_totals", ID, """
                    id:B!# since_unix:B! unique_matches:B! explicit_over_derived:B! ambiguous:B! none_matches:B!
                    updated_unix:B!"""),
            CopyTable.of(MIGRATIONS, "name", "name:T!"),
            CopyTable.of("_async_migrations", "name", "name:T! status:T! started_at:T! ended_at:T error:T"),
            CopyTable.of("advert_route_evidence", ID, "id:B!# tx_id:B!# bit:B!"),
            CopyTable.of("advert_evidence_backfill", ID, "id:B!# tx_cursor:B! obs_cursor:B!"));

    /** The tables whose ids are never reused, by AUTOINCREMENT or a sequence; for observers the id is the rowid. */
    public static final List<CopyTable> NUMBERED = ALL.stream()
            .filter(CopyTable::hasIntegerKey)
            .filter(table -> !table.name().equals("scope_match_totals"))
            .filter(table -> !table.name().equals("advert_evidence_backfill"))
            .toList();

    private CopyTables() {}
}
