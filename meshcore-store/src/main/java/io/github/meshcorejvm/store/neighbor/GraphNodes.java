package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.NeighborGraph;
import io.github.meshcorejvm.store.graph.rules.NodeKeys;
import io.github.meshcorejvm.store.internal.StoredValues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The data of some nodes in a database: from {@code nodes}, else {@code inactive_nodes}, else {@code observers}. Other rows
 * are not kept in memory: anyone can create any number of them.
 */
public final class GraphNodes {

    private final Map<String, NeighborGraph.Node> byKey = new HashMap<>();

    private final Set<String> wanted;

    /** Keeps the data of the nodes with the keys {@code wanted}. */
    public GraphNodes(Set<String> wanted) {
        this.wanted = wanted;
    }

    /** The node with a key; it has only the key if the database has no data. */
    public NeighborGraph.Node get(String key) {
        NeighborGraph.Node known = byKey.get(key);
        return known != null
                ? known
                : new NeighborGraph.Node(
                        key, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** The keys of the nodes that a user means by a prefix or a name. */
    public Set<String> matching(String wanted) {
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

    /**
     * Adds the data of one row, if it belongs to a wanted node.
     *
     * @param latitude 0 for none
     * @param longitude 0 for none
     * @param observer whether the row is of an observer
     */
    public void add(
            @Nullable String id,
            @Nullable String name,
            @Nullable String role,
            double latitude,
            double longitude,
            @Nullable String lastSeen,
            boolean observer) {
        Optional<String> key =
                id == null ? Optional.empty() : NodeKeys.normalize(id).filter(wanted::contains);
        if (key.isPresent()) {
            NeighborGraph.Node node = new NeighborGraph.Node(
                    key.get(),
                    StoredValues.text(name),
                    StoredValues.text(role),
                    NeighborGraph.Position.isValid(latitude, longitude)
                            ? Optional.of(new NeighborGraph.Position(latitude, longitude))
                            : Optional.empty(),
                    StoredValues.time(lastSeen),
                    observer);
            byKey.merge(key.get(), node, GraphNodes::join);
        }
    }

    /** Keeps existing values and fills in missing ones. */
    private static NeighborGraph.Node join(NeighborGraph.Node first, NeighborGraph.Node other) {
        return new NeighborGraph.Node(
                first.key(),
                first.name().or(other::name),
                first.role().or(other::role),
                first.position().or(other::position),
                first.lastSeen().or(other::lastSeen),
                first.observer() || other.observer());
    }
}
