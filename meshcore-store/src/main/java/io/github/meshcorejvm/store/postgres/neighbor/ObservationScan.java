package io.github.meshcorejvm.store.postgres.neighbor;

import io.github.meshcorejvm.store.graph.rules.EdgeRules;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.neighbor.EdgeStore;
import io.github.meshcorejvm.store.neighbor.ObservedEdges;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads observations in the order of their ids and reports their edges. Not thread-safe. */
final class ObservationScan implements AutoCloseable {

    /** Columns of a row that only sinks read. */
    static final int SECONDS = 2;

    static final int OBSERVER = 3;
    static final int SNR = 4;

    private static final int FLAGS = 5;
    private static final int PATH_JSON = 6;
    private static final int RAW_HEX = 7;
    private static final int FROM_PUBKEY = 8;
    private static final int DECODED_JSON = 9;

    private static final int ADVERT = 1;
    private static final int DIRECT = 2;
    private static final int SENT = 4;
    private static final int SHARED = 8;

    private static final int MAX_REMEMBERED_OBSERVERS = 50_000;

    private static final String OBSERVATIONS = String.format(Locale.ROOT, """
            SELECT o.id, o.timestamp, coalesce(o.observer_idx, 0), o.snr,
              CASE WHEN t.payload_type = 4 THEN 1 ELSE 0 END
                + CASE WHEN t.payload_type = 9 OR t.route_type IN (2, 3) THEN 2 ELSE 0 END
                + CASE WHEN lower(o.direction) = 'tx' THEN 4 ELSE 0 END
                + CASE WHEN t.payload_type = 4 AND CASE WHEN o.raw_hex <> '' THEN o.raw_hex ~ '%1$s'
                    ELSE t.raw_hex ~ '%1$s' AND coalesce(o.path_json, '') IN ('', '[]') END THEN 8 ELSE 0 END,
              o.path_json,
              CASE WHEN coalesce(o.path_json, '') = '' THEN o.raw_hex END,
              CASE WHEN t.payload_type = 4 THEN t.from_pubkey END,
              CASE WHEN t.payload_type = 4 AND coalesce(t.from_pubkey, '') = '' THEN t.decoded_json END
            FROM (SELECT id, transmission_id, observer_idx, direction, snr, path_json, timestamp, raw_hex
                  FROM observations WHERE id > ? ORDER BY id LIMIT ?) o
              JOIN transmissions t ON t.id = o.transmission_id
            ORDER BY o.id""", SharedContact.REGEX);

    private static final String OBSERVER_ID = "SELECT id FROM observers WHERE rowid = ?";
    /** Loads as many as fit, newest first: one round trip to the server instead of one for each. */
    private static final String OBSERVER_IDS =
            "SELECT rowid, id FROM observers ORDER BY rowid DESC LIMIT " + MAX_REMEMBERED_OBSERVERS;

    private final NeighborDatabase database;
    private final ObservedEdges edges;
    private final PreparedStatement observations;
    private final PreparedStatement observer;
    private final Map<Long, Integer> observerPlaces = new HashMap<>();
    private boolean observersRead;

    ObservationScan(NeighborDatabase database, NodePlaces nodes, int minHopBytes) throws SQLException {
        this.database = database;
        this.edges = new ObservedEdges(nodes, minHopBytes);
        this.observations = database.connection().prepareStatement(OBSERVATIONS);
        this.observations.setFetchSize(NeighborDatabase.FETCH_SIZE);
        this.observer = database.connection().prepareStatement(OBSERVER_ID);
    }

    /** Takes one edge of one observation. */
    @FunctionalInterface
    interface Sink {
        /** {@code a} and {@code b} are places of the nodes, and may be the same; {@code row} is where the edge comes from. */
        void edge(int a, int b, boolean direct, ResultSet row) throws SQLException;
    }

    /** Reads up to {@code limit} observations with ids above {@code after}, from one snapshot of the database. */
    EdgeStore.Progress read(long after, int limit, Sink sink) throws SQLException {
        return database.reading(() -> {
            observations.setLong(1, after);
            observations.setInt(2, limit);
            long count = 0;
            long last = after;
            try (ResultSet rows = observations.executeQuery()) {
                while (rows.next()) {
                    last = rows.getLong(1);
                    count++;
                    read(rows, sink);
                }
            }
            return new EdgeStore.Progress(count, last);
        });
    }

    private void read(ResultSet row, Sink sink) throws SQLException {
        int flags = row.getInt(FLAGS);
        if ((flags & SHARED) != 0) {
            return;
        }
        String json = row.getString(PATH_JSON);
        if (json == null || json.isEmpty()) {
            edges.setPathOf(row.getString(RAW_HEX));
        } else {
            edges.setPath(json.getBytes(StandardCharsets.UTF_8));
        }
        int sender = (flags & ADVERT) == 0
                ? EdgeRules.NO_NODE
                : edges.sender(text(row.getString(FROM_PUBKEY)), text(row.getString(DECODED_JSON)));
        int heardBy = (flags & SENT) == 0 ? observer(row.getLong(OBSERVER)) : EdgeRules.NO_NODE;
        EdgeRules found = edges.of(sender, heardBy);
        boolean direct = (flags & DIRECT) != 0 && !edges.hasNoHops();
        for (int edge = 0; edge < found.edges(); edge++) {
            sink.edge(found.a(edge), found.b(edge), direct, row);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private int observer(long rowid) throws SQLException {
        if (rowid == 0) {
            return EdgeRules.NO_NODE;
        }
        if (!observersRead) {
            readObservers();
        }
        Integer known = observerPlaces.get(rowid);
        if (known != null) {
            return known;
        }
        observer.setLong(1, rowid);
        int place;
        try (ResultSet found = observer.executeQuery()) {
            place = edges.observer(found.next() ? found.getString(1) : null);
        }
        if (observerPlaces.size() >= MAX_REMEMBERED_OBSERVERS) {
            observerPlaces.clear();
        }
        observerPlaces.put(rowid, place);
        return place;
    }

    private void readObservers() throws SQLException {
        observersRead = true;
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(OBSERVER_IDS)) {
            while (rows.next()) {
                observerPlaces.put(rows.getLong(1), edges.observer(rows.getString(2)));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (observations;
                observer) {
            // Both are closed, whichever fails.
        }
    }
}
