package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandFailedException;
import io.github.meshcorejvm.store.NeighborStore;
import io.github.meshcorejvm.store.graph.GraphQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a query found no edge: the filters in use, or a hint what to do.
 *
 * @param since the time of the query as the user wrote it
 */
record NoEdges(GraphQuery query, Optional<String> since) {

    /** One line; fails if no edge is of a node that was asked for, whatever the other filters. */
    String explain(NeighborStore graph, String database) {
        List<String> filters = filters();
        if (query.node().isEmpty()) {
            return filters.isEmpty()
                    ? "the neighbor graph is empty; `meshcore build-neighbors` updates it"
                    : "no edge matches " + String.join(", ", filters);
        }
        String node = query.node().get();
        int edges = filters.isEmpty() ? 0 : edgesOf(node, graph);
        if (edges == 0) {
            throw new CommandFailedException("no edge of a node whose key or name matches " + node + " in " + database);
        }
        return "no edge matches --node " + node + ", " + String.join(", ", filters) + "; without "
                + (filters.size() == 1 ? filters.get(0) : "these other filters") + " there "
                + (edges == 1 ? "is 1" : "are " + edges);
    }

    private static int edgesOf(String node, NeighborStore graph) {
        return graph.read(new GraphQuery(Optional.empty(), Optional.of(node), Optional.empty(), 0))
                .edges()
                .size();
    }

    private List<String> filters() {
        List<String> filters = new ArrayList<>();
        since.ifPresent(text -> filters.add("--since " + text));
        query.iata().ifPresent(code -> filters.add("--iata " + code));
        if (query.minCount() > 0) {
            filters.add("--min-count " + query.minCount());
        }
        return filters;
    }
}
