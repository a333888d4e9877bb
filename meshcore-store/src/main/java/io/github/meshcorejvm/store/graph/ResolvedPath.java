package io.github.meshcorejvm.store.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The nodes to which the hops of a path resolve.
 *
 * @param keys for each hop the key of its node, 64 lower-case hex digits, or empty if unknown
 */
public record ResolvedPath(List<Optional<String>> keys) {

    /** 64 digits, two quotation marks and a comma. */
    private static final int KEY_AND_PUNCTUATION = 67;

    /** Copies the list. */
    public ResolvedPath {
        keys = List.copyOf(keys);
    }

    static ResolvedPath unresolved(int hops) {
        return new ResolvedPath(Collections.nCopies(hops, Optional.empty()));
    }

    /** The nodes that are known, in the order of the path; no node twice. */
    public List<String> known() {
        List<String> known = new ArrayList<>(keys.size());
        for (Optional<String> key : keys) {
            if (key.isPresent()) {
                known.add(key.get());
            }
        }
        return known;
    }

    /** The column {@code resolved_path}: a JSON array of keys and nulls; empty (NULL) when no hop is resolved. */
    public Optional<String> toJson() {
        StringBuilder json = new StringBuilder(2 + keys.size() * KEY_AND_PUNCTUATION);
        boolean any = false;
        char separator = '[';
        for (Optional<String> key : keys) {
            json.append(separator);
            separator = ',';
            if (key.isPresent()) {
                any = true;
                json.append('"').append(key.get()).append('"');
            } else {
                json.append("null");
            }
        }
        return any ? Optional.of(json.append(']').toString()) : Optional.empty();
    }
}
