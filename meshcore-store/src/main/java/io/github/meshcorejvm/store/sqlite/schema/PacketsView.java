package io.github.meshcorejvm.store.sqlite.schema;

import java.util.List;

/** The view that older analyzers read packets from. */
final class PacketsView {

    static final String NAME = "packets_v";

    /** The columns of the view, as the contract names them. */
    static final List<String> COLUMNS = List.of(
            "id",
            "raw_hex",
            "timestamp",
            "observer_id",
            "observer_name",
            "direction",
            "snr",
            "rssi",
            "score",
            "hash",
            "route_type",
            "payload_type",
            "payload_version",
            "path_json",
            "decoded_json",
            "created_at");

    /** One row per observation, with its packet and, unless inactive, its observer. */
    static final String SQL = """
            CREATE VIEW packets_v AS
            SELECT o.id AS id,
              CASE WHEN o.raw_hex IS NOT NULL AND o.raw_hex <> '' THEN o.raw_hex ELSE t.raw_hex END AS raw_hex,
              datetime(o.timestamp, 'unixepoch') AS timestamp,
              obs.id AS observer_id,
              obs.name AS observer_name,
              o.direction AS direction,
              o.snr AS snr,
              o.rssi AS rssi,
              o.score AS score,
              t.hash AS hash,
              t.route_type AS route_type,
              t.payload_type AS payload_type,
              t.payload_version AS payload_version,
              o.path_json AS path_json,
              t.decoded_json AS decoded_json,
              t.created_at AS created_at
            FROM observations o
            JOIN transmissions t ON t.id = o.transmission_id
            LEFT JOIN observers obs
              ON obs.rowid = o.observer_idx AND (obs.inactive IS NULL OR obs.inactive = 0)""";

    private PacketsView() {}
}
