package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.BatchTally;
import io.github.meshcorejvm.store.interpret.SharedContact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of {@code observations} that a batch touches: one per transmission, observer and path. Not thread-safe. */
final class ObservationSet {

    private static final ColumnSet KEYS = ColumnSet.of("transmission_id:B observer_idx:B path:T");
    /** In two halves, since the index finds NULL but not "the same or both NULL". */
    private static final String SELECT = "WITH u AS MATERIALIZED (SELECT * FROM " + KEYS.rows() + """
            )
            SELECT u.n, o.id FROM u JOIN observations AS o ON o.transmission_id = u.transmission_id
              AND o.observer_idx = u.observer_idx AND COALESCE(o.path_json, ''::text) = u.path
            UNION ALL
            SELECT u.n, min(o.id) FROM u JOIN observations AS o ON o.transmission_id = u.transmission_id
              AND o.observer_idx IS NULL AND COALESCE(o.path_json, ''::text) = u.path
            WHERE u.observer_idx IS NULL GROUP BY u.n""";

    private static final ColumnSet NEW = ColumnSet.of("""
            transmission_id:B observer_idx:B direction:T snr:D rssi:D score:D path_json:T timestamp:B raw_hex:T
            resolved_path:T""");
    private static final ColumnSet MERGED = ColumnSet.of("""
            id:B direction:T snr:D rssi:D score:D resolved_path:T genuine:T shared:T""");
    /** Rows that would not change are not written: each new version of a row costs the server work later. */
    private static final String MERGE =
            "WITH m AS MATERIALIZED (" + String.format(Locale.ROOT, """
            SELECT o.id, coalesce(o.direction, u.direction) AS direction, coalesce(u.snr, o.snr) AS snr,
              coalesce(u.rssi, o.rssi) AS rssi, coalesce(u.score, o.score) AS score,
              coalesce(u.resolved_path, o.resolved_path) AS resolved_path,
              CASE WHEN CASE WHEN coalesce(o.raw_hex, '') <> '' THEN o.raw_hex ~ '%1$s'
                  ELSE COALESCE(o.path_json, ''::text) IN ('', '[]') AND EXISTS (SELECT FROM transmissions AS t
                    WHERE t.id = o.transmission_id AND t.payload_type = 4 AND t.raw_hex ~ '%1$s') END
                THEN coalesce(u.shared, o.raw_hex) ELSE coalesce(u.genuine, o.raw_hex) END AS raw_hex
            FROM\s""", SharedContact.REGEX) + MERGED.rows()
                    + " JOIN observations AS o ON o.id = u.id)" + """

            UPDATE observations AS o SET direction = m.direction, snr = m.snr, rssi = m.rssi, score = m.score,
              resolved_path = m.resolved_path, raw_hex = m.raw_hex
            FROM m WHERE o.id = m.id AND (o.direction, o.snr, o.rssi, o.score, o.resolved_path, o.raw_hex)
              IS DISTINCT FROM (m.direction, m.snr, m.rssi, m.score, m.resolved_path, m.raw_hex)""";

    private final Map<ObservationRow.Key, ObservationRow> rows = new LinkedHashMap<>();
    private final Set<ObservationRow.Key> known = new HashSet<>();

    /** The row of an observation; the first observation of a batch sets its time. */
    ObservationRow row(ObservationRow.Key key, boolean newTransmission, long timestamp) {
        return rows.computeIfAbsent(key, absent -> new ObservationRow(absent, newTransmission, timestamp));
    }

    /** Looks up which of some existing packets of existing observers are stored. */
    void loadKnown(List<ObservationRow.Key> keys, Pipeline pipeline) {
        SetStatement select = new SetStatement(SELECT, KEYS);
        keys.forEach(key -> select.add(key.transmission().id, rowid(key.observer()), key.path()));
        pipeline.ask(select, found -> known.add(keys.get(found.getInt(1) - 1)));
    }

    /** Whether an observation has been looked up and found, or is in the batch already. */
    boolean isKnown(ObservationRow.Key key) {
        return known.contains(key) || rows.containsKey(key);
    }

    /** Looks up which rows exist. Call it before transmissions and observers are inserted. */
    void lookUp(Pipeline pipeline) {
        SetStatement select = new SetStatement(SELECT, KEYS);
        List<ObservationRow> asked = new ArrayList<>();
        for (ObservationRow row : rows.values()) {
            if (row.mayExist()) {
                select.add(row.transmission.id, rowid(row.observer), row.path);
                asked.add(row);
            }
        }
        pipeline.ask(select, found -> asked.get(found.getInt(1) - 1).existingId = found.getLong(2));
    }

    /** Counts the new rows, once they are known. */
    void count(BatchTally tally) {
        for (ObservationRow row : rows.values()) {
            for (int i = 0; i < row.count; i++) {
                tally.count(i == 0 && row.newTransmission, i == 0 && row.existingId == 0);
            }
        }
    }

    private static @Nullable Long rowid(@Nullable ObserverRow observer) {
        return observer == null ? null : observer.rowid;
    }

    /** Inserts the new rows in the order of the batch: readers go by the id. */
    void writeNew(Connection connection) throws SQLException {
        List<ObservationRow> added =
                rows.values().stream().filter(row -> row.existingId == 0).toList();
        if (added.isEmpty()) {
            return;
        }
        try (CopyStream copy = new CopyStream(connection, "observations", NEW)) {
            for (ObservationRow row : added) {
                copy.row()
                        .integer(row.transmission.id)
                        .integer(rowid(row.observer))
                        .text(row.direction)
                        .real(row.snr)
                        .real(row.rssi)
                        .real(row.score)
                        .text(row.path)
                        .integer(row.timestamp)
                        .text(row.frame())
                        .text(row.resolved);
            }
            copy.end();
        }
    }

    /** Merges into existing rows. */
    SetStatement merges() {
        SetStatement merge = new SetStatement(MERGE, MERGED);
        for (ObservationRow row : rows.values()) {
            if (row.existingId != 0) {
                merge.add(
                        row.existingId,
                        row.direction,
                        row.snr,
                        row.rssi,
                        row.score,
                        row.resolved,
                        row.genuineFrame,
                        row.sharedFrame);
            }
        }
        return merge;
    }
}
