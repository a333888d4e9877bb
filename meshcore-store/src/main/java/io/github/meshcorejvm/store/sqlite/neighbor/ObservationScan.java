package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.rules.EdgeRules;
import io.github.meshcorejvm.store.graph.rules.NodePlaces;
import io.github.meshcorejvm.store.neighbor.EdgeStore;
import io.github.meshcorejvm.store.neighbor.ObservedEdges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads observations in the order of their ids and reports their edges. A row takes a few columns and no JSON parser.
 *
 * <p>Not thread-safe.
 */
final class ObservationScan implements AutoCloseable {

    private static final int MAX_REMEMBERED_OBSERVERS = 50_000;
    private static final String OBSERVER = "SELECT id FROM observers WHERE rowid = ?";
    private static final String RAW = "SELECT raw_hex FROM observations WHERE id = ?";

    private final ObservedEdges edges;
    private final PreparedStatement observations;
    private final PreparedStatement observer;
    private final PreparedStatement raw;
    private final Map<Long, Integer> observerPlaces = new HashMap<>();

    ObservationScan(Connection connection, NodePlaces nodes, int minHopBytes) throws SQLException {
        this.edges = new ObservedEdges(nodes, minHopBytes);
        this.observations = connection.prepareStatement(ObservationRow.SELECT);
        this.observer = connection.prepareStatement(OBSERVER);
        this.raw = connection.prepareStatement(RAW);
    }

    /** Takes one edge of one observation. */
    @FunctionalInterface
    interface Sink {
        /**
         * {@code a} and {@code b} are places of the nodes, and may be the same; {@code seconds} is epoch time. {@code source} is where the edge comes
         * from, valid during this call.
         */
        void edge(int a, int b, boolean direct, long seconds, ObservationRow source) throws SQLException;
    }

    /** Reads up to {@code limit} observations with ids above {@code after}, in one read transaction. */
    EdgeStore.Progress read(long after, int limit, Sink sink) throws SQLException {
        observations.setLong(1, after);
        observations.setInt(2, limit);
        long count = 0;
        long last = after;
        try (ResultSet rows = observations.executeQuery()) {
            ObservationRow row = new ObservationRow(rows);
            while (row.next()) {
                last = row.id();
                count++;
                read(row, sink);
            }
        }
        return new EdgeStore.Progress(count, last);
    }

    private void read(ObservationRow row, Sink sink) throws SQLException {
        if (row.isSharedContact()) {
            return;
        }
        setPath(row);
        int sender = row.isAdvert() ? edges.sender(row.fromPubkey(), row.decodedJson()) : EdgeRules.NO_NODE;
        int heardBy = row.isSent() ? EdgeRules.NO_NODE : observer(row.observer());
        EdgeRules rules = edges.of(sender, heardBy);
        if (rules.edges() > 0) {
            boolean direct = row.isDirect() && !edges.hasNoHops();
            long seconds = row.seconds();
            for (int edge = 0; edge < rules.edges(); edge++) {
                sink.edge(rules.a(edge), rules.b(edge), direct, seconds, row);
            }
        }
    }

    /** A missing path is unknown, unless the packet itself shows it: then the backfill fills it in. */
    private void setPath(ObservationRow row) throws SQLException {
        byte[] json = row.pathJson();
        if (json.length > 0) {
            edges.setPath(json);
            return;
        }
        raw.setLong(1, row.id());
        try (ResultSet found = raw.executeQuery()) {
            edges.setPathOf(found.next() ? found.getString(1) : null);
        }
    }

    private int observer(long rowid) throws SQLException {
        if (rowid == 0) {
            return EdgeRules.NO_NODE;
        }
        Integer known = observerPlaces.get(rowid);
        if (known != null) {
            return known;
        }
        int place;
        observer.setLong(1, rowid);
        try (ResultSet found = observer.executeQuery()) {
            place = edges.observer(found.next() ? found.getString(1) : null);
        }
        if (observerPlaces.size() >= MAX_REMEMBERED_OBSERVERS) {
            observerPlaces.clear();
        }
        observerPlaces.put(rowid, place);
        return place;
    }

    @Override
    public void close() throws SQLException {
        try (observations;
                observer;
                raw) {
            // Always closed, in reverse order of the list.
        }
    }
}
