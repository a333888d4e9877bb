package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.EdgeEvidence;
import io.github.meshcorejvm.store.graph.GraphQuery;
import io.github.meshcorejvm.store.graph.GreatCircle;
import io.github.meshcorejvm.store.graph.Mesh;
import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NodeKeys;
import io.github.meshcorejvm.store.internal.IsoTime;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the neighbor graph of a database to look at. Edges, counts and times are those of {@code neighbor_edges}; median
 * SNR and observers come from one pass over the observations, which takes about three seconds for a million of them.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class NeighborGraphReader {

    private static final int BATCH = 200_000;
    private static final String OBSERVERS_OF_REGION =
            "SELECT rowid FROM observers WHERE upper(trim(iata)) = upper(trim(?))";

    private final Path file;

    /** A reader of a database file. */
    public NeighborGraphReader(Path file) {
        this.file = Objects.requireNonNull(file, "file");
    }

    /**
     * The edges that a query asks for, and their nodes.
     *
     * @throws io.github.meshcorejvm.store.StoreException if the file cannot be read
     */
    public NeighborGraph read(GraphQuery query) {
        return NeighborDatabase.with(file, true, "neighbors", database -> read(database, query));
    }

    private record Row(String a, String b, long count, Optional<Instant> lastSeen, EdgeEvidence evidence) {}

    private NeighborGraph read(NeighborDatabase database, GraphQuery query) throws SQLException {
        List<Row> rows = rows(database, query);
        GraphNodes nodes = GraphNodes.read(database, ends(rows));
        query.node().ifPresent(wanted -> {
            Set<String> keys = nodes.matching(wanted);
            rows.removeIf(row -> !keys.contains(row.a) && !keys.contains(row.b));
        });
        gather(database, rows);
        if (query.region().isPresent()) {
            BitSet observers = observersOf(database, query.region().get());
            rows.removeIf(row -> !row.evidence.isFromAnyOf(observers));
        }
        List<NeighborGraph.Edge> edges = new ArrayList<>(rows.size());
        for (Row row : rows) {
            edges.add(edge(row, nodes));
        }
        return new NeighborGraph(ends(rows).stream().map(nodes::get).toList(), edges);
    }

    private static Set<String> ends(List<Row> rows) {
        Set<String> ends = new TreeSet<>();
        for (Row row : rows) {
            ends.add(row.a);
            ends.add(row.b);
        }
        return ends;
    }

    private static List<Row> rows(NeighborDatabase database, GraphQuery query) throws SQLException {
        List<Row> rows = new ArrayList<>();
        // A key stands in many rows, and shall be in memory once.
        Map<String, String> keys = new HashMap<>();
        if (!database.hasTable(EdgeTable.NAME)) {
            return rows;
        }
        try (PreparedStatement select = database.connection()
                .prepareStatement("SELECT node_a, node_b, ifnull(count, 0), last_seen FROM neighbor_edges"
                        + " WHERE ifnull(count, 0) >= ?")) {
            select.setLong(1, query.minCount());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Optional<Instant> lastSeen = instant(found.getString(4));
                    if (query.since().isEmpty()
                            || lastSeen.isPresent()
                                    && !lastSeen.get().isBefore(query.since().get())) {
                        rows.add(new Row(
                                keys.computeIfAbsent(found.getString(1), key -> key),
                                keys.computeIfAbsent(found.getString(2), key -> key),
                                found.getLong(3),
                                lastSeen,
                                new EdgeEvidence()));
                    }
                }
            }
        }
        rows.sort(Comparator.comparing(Row::a).thenComparing(Row::b));
        return rows;
    }

    /** Gathers what the observations say of these edges, by the rules that the table was counted by. */
    private static void gather(NeighborDatabase database, List<Row> rows) throws SQLException {
        Optional<BuildPosition> counted = BuildPosition.read(database);
        boolean directRoutes = counted.map(BuildPosition::directRoutes).orElse(true);
        int minHopBytes = counted.map(BuildPosition::minHopBytes).orElse(1);
        Mesh mesh = MeshReader.mesh(database);
        Map<Long, EdgeEvidence> byPair = new HashMap<>();
        for (Row row : rows) {
            if (NodeKeys.normalize(row.a).isPresent()
                    && NodeKeys.normalize(row.b).isPresent()) {
                byPair.put(pair(mesh.place(row.a), mesh.place(row.b)), row.evidence);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        try (ObservationScan scan = new ObservationScan(database.connection(), mesh, minHopBytes)) {
            ObservationScan.Progress progress = new ObservationScan.Progress(0, 0);
            do {
                progress = scan.read(progress.last(), BATCH, (a, b, direct, seconds, source) -> {
                    EdgeEvidence evidence = directRoutes || !direct ? byPair.get(pair(a, b)) : null;
                    if (evidence != null) {
                        evidence.add(source.observer(), source.snr());
                    }
                });
            } while (progress.observations() > 0);
        }
    }

    private static long pair(int a, int b) {
        return (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b);
    }

    private static BitSet observersOf(NeighborDatabase database, String region) throws SQLException {
        BitSet observers = new BitSet();
        try (PreparedStatement select = database.connection().prepareStatement(OBSERVERS_OF_REGION)) {
            select.setString(1, region);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    observers.set(found.getInt(1));
                }
            }
        }
        return observers;
    }

    private static NeighborGraph.Edge edge(Row row, GraphNodes nodes) {
        Optional<NeighborGraph.Position> a = nodes.get(row.a).position();
        Optional<NeighborGraph.Position> b = nodes.get(row.b).position();
        OptionalDouble distance = a.isPresent() && b.isPresent()
                ? OptionalDouble.of(GreatCircle.km(
                        a.get().latitude(),
                        a.get().longitude(),
                        b.get().latitude(),
                        b.get().longitude()))
                : OptionalDouble.empty();
        return new NeighborGraph.Edge(
                row.a, row.b, row.count, row.lastSeen, distance, row.evidence.medianSnr(), row.evidence.observers());
    }

    static Optional<Instant> instant(@Nullable String text) {
        return IsoTime.parse(text).stream().mapToObj(Instant::ofEpochSecond).findFirst();
    }
}
