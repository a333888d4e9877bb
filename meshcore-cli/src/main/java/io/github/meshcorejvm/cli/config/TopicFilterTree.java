package io.github.meshcorejvm.cli.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * MQTT topic filters by their levels, as MQTT 3.1.1, 4.7 defines them: whether one of many thousands covers a topic is told
 * without comparing it with each. Immutable and safe for use by multiple threads.
 */
final class TopicFilterTree {

    private final Node root = new Node();

    TopicFilterTree(List<String> filters) {
        for (String filter : filters) {
            Node node = root;
            for (String level : filter.split("/", -1)) {
                node = node.below.computeIfAbsent(level, missing -> new Node());
            }
            node.isFilter = true;
        }
    }

    /** The first levels of some filters. */
    private static final class Node {
        private final Map<String, Node> below = new HashMap<>(2);
        private boolean isFilter;
    }

    /** A node that covers the first levels of what is looked up. */
    private record Prefix(Node node, int levels) {}

    /** Whether one of the filters matches each topic that {@code filter} matches; a topic is a filter, too. */
    boolean covers(String filter) {
        return covers(filter.split("/", -1), null);
    }

    /** Whether a filter other than {@code filter} itself does. */
    boolean isCoveredByAnother(String filter) {
        String[] levels = filter.split("/", -1);
        @Nullable Node own = root;
        for (int i = 0; i < levels.length && own != null; i++) {
            own = own.below.get(levels[i]);
        }
        return covers(levels, own);
    }

    private boolean covers(String[] levels, @Nullable Node except) {
        // No recursion: a topic may have 30,000 levels.
        Deque<Prefix> open = new ArrayDeque<>();
        open.add(new Prefix(root, 0));
        while (!open.isEmpty()) {
            Prefix prefix = open.remove();
            Map<String, Node> below = prefix.node.below;
            // A wildcard in the first level does not match topics that start with $.
            boolean wildcards = prefix.levels > 0 || !levels[0].startsWith("$");
            if (wildcards && isFilter(below.get("#"), except)) {
                return true;
            }
            if (prefix.levels == levels.length) {
                if (isFilter(prefix.node, except)) {
                    return true;
                }
                continue;
            }
            String level = levels[prefix.levels];
            if (level.equals("#")) {
                continue;
            }
            extend(open, below.get(level), prefix.levels + 1);
            if (wildcards && !level.equals("+")) {
                extend(open, below.get("+"), prefix.levels + 1);
            }
        }
        return false;
    }

    private static void extend(Deque<Prefix> open, @Nullable Node node, int levels) {
        if (node != null) {
            open.add(new Prefix(node, levels));
        }
    }

    private static boolean isFilter(@Nullable Node node, @Nullable Node except) {
        return node != null && node != except && node.isFilter;
    }
}
