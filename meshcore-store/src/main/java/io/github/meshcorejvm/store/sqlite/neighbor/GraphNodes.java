package io.github.meshcorejvm.store.sqlite.neighbor;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.NodeKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a file knows of some nodes: from {@code nodes}, else {@code inactive_nodes}, else {@code observers}. Of the other
 * rows, which strangers can make at will, nothing is kept.
 */
final class GraphNodes {

    private static final String NODES =
            "SELECT public_key, substr(name, 1, 256), substr(role, 1, 256), lat, lon, last_seen FROM ";
    private static final String OBSERVERS =
            "SELECT id, substr(name, 1, 256), NULL, NULL, NULL, last_seen FROM observers";

    private final Map<String, NeighborGraph.Node> byKey = new HashMap<>();

    private final Set<String> wanted;

    private GraphNodes(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** Reads what is known of the nodes with the keys {@code wanted}. */
    static GraphNodes read(NeighborDatabase database, Set<String> wanted) throws SQLException {
        GraphNodes nodes = new GraphNodes(wanted);
        nodes.add(database, NODES + "nodes", false);
        if (database.hasTable("inactive_nodes")) {
            nodes.add(database, NODES + "inactive_nodes", false);
        }
        nodes.add(database, OBSERVERS, true);
        return nodes;
    }

    /** The node with a key; with nothing but that if the file knows no more. */
    NeighborGraph.Node get(String key) {
        NeighborGraph.Node known = byKey.get(key);
        return known != null
                ? known
                : new NeighborGraph.Node(
                        key, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** The keys of the nodes that a user means by a prefix or a name. */
    Set<String> matching(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        Set<String> exact =
                keys(node -> node.key().startsWith(lower) || name(node).equals(lower));
        return exact.isEmpty() ? keys(node -> name(node).contains(lower)) : exact;
    }

    private Set<String> keys(Predicate<NeighborGraph.Node> predicate) {
        Set<String> keys = new HashSet<>();
        for (NeighborGraph.Node node : byKey.values()) {
            if (predicate.test(node)) {
                keys.add(node.key());
            }
        }
        return keys;
    }

    private static String name(NeighborGraph.Node node) {
        return node.name().orElse("").toLowerCase(Locale.ROOT);
    }

    private void add(NeighborDatabase database, String query, boolean observers) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String id = rows.getString(1);
                Optional<String> key =
                        id == null ? Optional.empty() : NodeKeys.normalize(id).filter(wanted::contains);
                if (key.isPresent()) {
                    byKey.merge(key.get(), node(key.get(), rows, observers), GraphNodes::join);
                }
            }
        }
    }

    /** What is known first stays; what is missing is filled in. */
    private static NeighborGraph.Node join(NeighborGraph.Node first, NeighborGraph.Node other) {
        return new NeighborGraph.Node(
                first.key(),
                first.name().or(other::name),
                first.role().or(other::role),
                first.position().or(other::position),
                first.lastSeen().or(other::lastSeen),
                first.observer() || other.observer());
    }

    private static NeighborGraph.Node node(String key, ResultSet row, boolean observer) throws SQLException {
        double latitude = row.getDouble(4);
        double longitude = row.getDouble(5);
        return new NeighborGraph.Node(
                key,
                text(row.getString(2)),
                text(row.getString(3)),
                NeighborGraph.Position.isValid(latitude, longitude)
                        ? Optional.of(new NeighborGraph.Position(latitude, longitude))
                        : Optional.empty(),
                NeighborGraphReader.instant(row.getString(6)),
                observer);
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isEmpty());
    }
}
