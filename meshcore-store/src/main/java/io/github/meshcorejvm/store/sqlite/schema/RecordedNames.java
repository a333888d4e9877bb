package io.github.meshcorejvm.store.sqlite.schema;

import java.util.List;
import java.util.Set;

/** The names by which a new file records that it needs no migration. */
final class RecordedNames {

    /** Names under which this and other writers record what a new file has from the start. */
    static final List<String> MIGRATIONS = List.of(
            "advert_count_unique_v1",
            "noise_floor_real_v1",
            "node_telemetry_v1",
            "obs_timestamp_index_v1",
            "observer_metrics_v1",
            "observer_metrics_ts_idx",
            "observers_inactive_v1",
            "observer_metrics_packets_v1",
            "channel_hash_v1",
            "dropped_packets_v1",
            "observers_last_packet_at_v1",
            "observers_clock_naive_v1",
            "cleanup_legacy_null_hash_ts",
            "foreign_advert_v1",
            "from_pubkey_v1",
            "channel_hash_casing_v1",
            "scope_name_v1",
            "nodes_default_scope_v1",
            "observations_raw_hex_v1",
            "obs_observer_ts_idx_v1",
            "backfill_path_json_from_raw_hex_v1",
            "backfill_default_scope_v1",
            "transport_codes_v1",
            "backfill_transport_codes_v1",
            "nodes_configured_scope_v1",
            "meshcore_numbers_v1",
            "meshcore_observation_numbers_v1");

    /** The same for what other writers do in the background after their start. */
    static final List<String> ASYNC_MIGRATIONS =
            List.of("obs_observer_ts_idx_v1", "tx_last_seen_backfill_v1", "advert_route_evidence_v1");

    /** The names in both lists that say that rows were filled in: not true for copied rows, unless copied with them. */
    static final Set<String> ROWS = Set.of(
            "from_pubkey_v1",
            "backfill_path_json_from_raw_hex_v1",
            "backfill_default_scope_v1",
            "backfill_transport_codes_v1",
            "tx_last_seen_backfill_v1",
            "advert_route_evidence_v1");

    private RecordedNames() {}
}
