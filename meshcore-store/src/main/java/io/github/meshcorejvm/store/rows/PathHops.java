package io.github.meshcorejvm.store.rows;

import io.github.meshcorejvm.codec.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hops of {@code path_json}. */
public final class PathHops {

    private PathHops() {}

    /** The hops of a path; empty if it is invalid. They are hex, so quotes occur only around them. */
    public static Optional<List<Bytes>> of(String pathJson) {
        String[] parts = pathJson.split("\"", -1);
        List<Bytes> hops = new ArrayList<>();
        try {
            for (int i = 1; i < parts.length; i += 2) {
                Bytes hop = Bytes.ofHex(parts[i]);
                if (hop.isEmpty() || hop.size() > 8) {
                    return Optional.empty();
                }
                hops.add(hop);
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(hops);
    }
}
