package io.github.meshcorejvm.store.graph;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The nodes that the hops of a path are.
 *
 * @param keys for each hop the key of its node, 64 lower-case hex digits, or empty when that is not known
 */
public record ResolvedPath(List<Optional<String>> keys) {

    /** Copies the list. */
    public ResolvedPath {
        keys = List.copyOf(keys);
    }

    static ResolvedPath unresolved(int hops) {
        return new ResolvedPath(Collections.nCopies(hops, Optional.empty()));
    }

    /** The nodes that are known, in the order of the path; no node twice. */
    public List<String> known() {
        return keys.stream().flatMap(Optional::stream).toList();
    }

    /** The column {@code resolved_path}: a JSON array of keys and nulls; empty (NULL) when no hop is resolved. */
    public Optional<String> toJson() {
        if (keys.stream().noneMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        return Optional.of(keys.stream()
                .map(key -> key.map(known -> '"' + known + '"').orElse("null"))
                .collect(Collectors.joining(",", "[", "]")));
    }
}
