package io.github.meshcorejvm.store.sqlite.fold;

import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedAdverts;
import io.github.meshcorejvm.store.sqlite.jdbc.CountedEdges;
import io.github.meshcorejvm.store.sqlite.jdbc.EvidenceRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Merges two transmissions of one packet into one, which has the observations of both. */
public final class TransmissionMerge implements AutoCloseable {

    private static final String TWINS = """
            SELECT g.id, k.id FROM observations g
            JOIN observations k ON k.transmission_id = ? AND k.observer_idx = g.observer_idx
              AND coalesce(k.path_json, '') = coalesce(g.path_json, '')
            WHERE g.transmission_id = ? ORDER BY g.id, k.id""";
    private static final String MOVE = "UPDATE observations SET transmission_id = ? WHERE transmission_id = ?";
    /** A decrypted message is preferred to an encrypted one, and a valid text to a broken one. */
    private static final String IS_BETTER = """
            json_valid(g.decoded_json) AND CASE WHEN json_valid(k.decoded_json)
              THEN g.decoded_json ->> '$.type' = 'CHAN' AND k.decoded_json ->> '$.type' = 'GRP_TXT' ELSE 1 END""";

    /** A shared contact says nothing about the packet's route if the other row has a genuine frame. */
    private static final String IS_SHARED =
            "(t.payload_type IS 4 AND ifnull(t.raw_hex GLOB '" + SharedContact.GLOB + "', 0))";

    /** The values of the row that stays, after the merge. */
    private static final String MERGED = """
            SELECT
              CASE WHEN unixepoch(g.first_seen) < unixepoch(k.first_seen)
                OR (unixepoch(k.first_seen) IS NULL AND unixepoch(g.first_seen) IS NOT NULL)
                THEN g.first_seen ELSE k.first_seen END AS first_seen,
              CASE WHEN k_shared <> g_shared THEN iif(k_shared, g.raw_hex, k.raw_hex)
                WHEN k.payload_version <> 0 AND g.payload_version = 0 THEN g.raw_hex ELSE k.raw_hex END AS raw_hex,
              CASE WHEN k_shared <> g_shared THEN iif(k_shared, g.payload_version, k.payload_version)
                WHEN g.payload_version = 0 THEN 0 ELSE k.payload_version END AS payload_version,
              iif(k_shared AND NOT g_shared, g.route_type, k.route_type) AS route_type,
              CASE WHEN better THEN g.decoded_json ELSE k.decoded_json END AS decoded_json,
              CASE WHEN better THEN coalesce(g.channel_hash, k.channel_hash)
                ELSE coalesce(k.channel_hash, g.channel_hash) END AS channel_hash,
              coalesce(nullif(k.from_pubkey, ''), nullif(g.from_pubkey, ''), k.from_pubkey) AS from_pubkey,
              CASE WHEN k_shared <> g_shared THEN iif(k_shared, g.scope_name, k.scope_name)
                ELSE coalesce(nullif(k.scope_name, ''), nullif(g.scope_name, ''), k.scope_name, g.scope_name)
                END AS scope_name,
              CASE WHEN k_shared <> g_shared THEN iif(k_shared, g.code1, k.code1)
                ELSE coalesce(k.code1, g.code1) END AS code1,
              CASE WHEN k_shared <> g_shared THEN iif(k_shared, g.code2, k.code2)
                ELSE coalesce(k.code2, g.code2) END AS code2
            FROM transmissions k, transmissions g WHERE k.id = ?1 AND g.id = ?2""";

    /** Mostly nothing changes, and then nothing is written: an UPDATE rewrites the entries of all indexes of its columns. */
    private static final String KEEP = """
            UPDATE transmissions AS t SET (COLUMNS) = (m.COLUMNS) FROM (MERGED) AS m
            WHERE t.id = ?1 AND (t.COLUMNS) IS NOT (m.COLUMNS)""";

    private static final List<String> COLUMNS = List.of(
            "first_seen",
            "raw_hex",
            "payload_version",
            "route_type",
            "decoded_json",
            "channel_hash",
            "from_pubkey",
            "scope_name",
            "code1",
            "code2");
    private static final String KEEP_NEWEST = """
            UPDATE transmissions AS k SET last_seen = g.last_seen FROM transmissions g
            WHERE k.id = ? AND g.id = ? AND g.last_seen > k.last_seen""";
    private static final String DELETE = "DELETE FROM transmissions WHERE id = ?";
    /** If both rows were counted as adverts of the node. */
    private static final String COUNT_ONCE = """
            UPDATE TABLE SET advert_count = advert_count - 1
            WHERE advert_count > 0 AND public_key = (SENDER ?1) AND public_key = (SENDER ?2)""".replace(
                    "SENDER",
                    "SELECT " + CountedAdverts.SENDER + " FROM transmissions WHERE payload_type = 4 AND "
                            + CountedAdverts.GENUINE + " AND id =");

    private final PreparedStatement twins;
    private final PreparedStatement move;
    private final PreparedStatement keep;
    private final PreparedStatement keepNewest;
    private final PreparedStatement delete;
    private final PathFill paths;
    private final ObservationFold fold;
    private final EvidenceRows evidence;
    private final CountedEdges edges;
    private final PreparedStatement countOnce;
    private final PreparedStatement countInactiveOnce;

    /** Takes a connection with an open transaction, or one that will begin it. */
    public TransmissionMerge(Connection connection) throws SQLException {
        twins = connection.prepareStatement(TWINS);
        move = connection.prepareStatement(MOVE);
        keep = connection.prepareStatement(KEEP.replace("t.COLUMNS", columns("t."))
                .replace("m.COLUMNS", columns("m."))
                .replace("COLUMNS", columns(""))
                .replace("MERGED", MERGED)
                .replace("better", "(" + IS_BETTER + ")")
                .replace("k_shared", IS_SHARED.replace("t.", "k."))
                .replace("g_shared", IS_SHARED.replace("t.", "g.")));
        keepNewest = connection.prepareStatement(KEEP_NEWEST);
        delete = connection.prepareStatement(DELETE);
        paths = new PathFill(connection);
        fold = new ObservationFold(connection);
        evidence = new EvidenceRows(connection);
        edges = new CountedEdges(connection);
        countOnce = connection.prepareStatement(COUNT_ONCE.replace("TABLE", "nodes"));
        countInactiveOnce = connection.prepareStatement(COUNT_ONCE.replace("TABLE", "inactive_nodes"));
    }

    private static String columns(String prefix) {
        return prefix + String.join(", " + prefix, COLUMNS);
    }

    private record Twins(long first, long second) {}

    /** Merges the row {@code gone} into the row {@code stays}. */
    public void merge(long gone, long stays) throws SQLException {
        // What the frames of both prove, once for all of them: the folds below replace frames.
        evidence.keepFrames(stays);
        evidence.move(gone, stays);
        edges.forget();
        if (run(countOnce, stays, gone) == 0) {
            run(countInactiveOnce, stays, gone);
        }
        // Without their paths, packets that an observer heard over two of them would be folded into one.
        paths.fillAll(gone);
        paths.fillAll(stays);
        Set<Long> folded = new HashSet<>();
        for (Twins pair : twins(gone, stays)) {
            if (!folded.contains(pair.first()) && !folded.contains(pair.second())) {
                long higher = Math.max(pair.first(), pair.second());
                fold.foldProven(higher, Math.min(pair.first(), pair.second()));
                folded.add(higher);
            }
        }
        run(move, stays, gone);
        run(keep, stays, gone);
        run(keepNewest, stays, gone);
        delete.setLong(1, gone);
        delete.executeUpdate();
    }

    private List<Twins> twins(long gone, long stays) throws SQLException {
        twins.setLong(1, stays);
        twins.setLong(2, gone);
        List<Twins> pairs = new ArrayList<>();
        try (ResultSet rows = twins.executeQuery()) {
            while (rows.next()) {
                pairs.add(new Twins(rows.getLong(1), rows.getLong(2)));
            }
        }
        return pairs;
    }

    private static int run(PreparedStatement statement, long stays, long gone) throws SQLException {
        statement.setLong(1, stays);
        statement.setLong(2, gone);
        return statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        twins.close();
        move.close();
        keep.close();
        keepNewest.close();
        delete.close();
        paths.close();
        fold.close();
        evidence.close();
        edges.close();
        countOnce.close();
        countInactiveOnce.close();
    }
}
