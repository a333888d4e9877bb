package io.github.meshcorejvm.store.backfill;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The available backfills. Several are best run in this order: each builds on the repairs of those before it. */
public enum Backfill {

    /** Transmissions whose hash is not that of their packet get the right one, or are merged into the one that has it. */
    CONTENT_HASH(List.of(), List.of()),
    /** {@code transmissions.last_seen} where it is 0, newest first. */
    LAST_SEEN(List.of(), List.of("tx_last_seen_backfill_v1")),
    /** {@code advert_route_evidence}, before any frames are merged. */
    ADVERT_EVIDENCE(List.of(), List.of("advert_route_evidence_v1")),
    /** {@code observations.path_json} where it is missing and the packet is stored. */
    PATH_JSON(List.of("backfill_path_json_from_raw_hex_v1"), List.of()),
    /** {@code transmissions.decoded_json} with the current decoder and keys. */
    DECODED(List.of(), List.of()),
    /** {@code transmissions.from_pubkey} of adverts. */
    FROM_PUBKEY(List.of("from_pubkey_v1"), List.of()),
    /** {@code transmissions.channel_hash} of group texts. */
    CHANNEL_HASH(List.of("channel_hash_v1", "channel_hash_casing_v1"), List.of()),
    /** {@code transmissions.code1} and {@code code2} of packets on routes that have codes. */
    TRANSPORT_CODES(List.of("backfill_transport_codes_v1"), List.of()),
    /** {@code default_scope} of nodes and inactive nodes, from their newest scoped advert. */
    DEFAULT_SCOPE(List.of("backfill_default_scope_v1"), List.of()),
    /** {@code observations.resolved_path} where it is missing, by the current nodes and edges. */
    RESOLVED_PATH(List.of(), List.of());

    private final List<String> migrations;
    private final List<String> asyncMigrations;

    Backfill(List<String> migrations, List<String> asyncMigrations) {
        this.migrations = migrations;
        this.asyncMigrations = asyncMigrations;
    }

    /** Its name, as on the command line: {@code content_hash}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all, in order. */
    public static String names() {
        return Arrays.stream(values()).map(Backfill::text).collect(Collectors.joining(", "));
    }

    /** Names under which other writers record that they have done the same. */
    public List<String> migrations() {
        return migrations;
    }

    /** The same, for what they do in the background after their start. */
    public List<String> asyncMigrations() {
        return asyncMigrations;
    }
}
