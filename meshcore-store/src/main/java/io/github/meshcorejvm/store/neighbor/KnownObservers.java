package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.EdgeObservers;
import io.github.meshcorejvm.store.internal.StoredValues;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the table {@code observers} says of the observers of a graph. Of the other rows, nothing is kept. Not thread-safe. */
public final class KnownObservers {

    private final int[] wanted;
    private final Map<Integer, EdgeObservers.Observer> byRowid = new HashMap<>();

    /** For the observers with these rowids, in ascending order. */
    public KnownObservers(int[] rowids) {
        wanted = rowids;
    }

    /** Adds a row, if it is one of those that are wanted. */
    public void add(long rowid, @Nullable String id, @Nullable String name, @Nullable String iata) {
        if (id != null && rowid > 0 && rowid <= Integer.MAX_VALUE && Arrays.binarySearch(wanted, (int) rowid) >= 0) {
            byRowid.put((int) rowid, new EdgeObservers.Observer(id, StoredValues.text(name), StoredValues.text(iata)));
        }
    }

    /** The rows that were added, by their rowids. */
    Map<Integer, EdgeObservers.Observer> byRowid() {
        return byRowid;
    }
}
