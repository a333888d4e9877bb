package io.github.meshcorejvm.store.batch;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map that evicts the least recently used entries when it has too many entries or its keys are too long in total: strangers
 * control their number and their length. Not thread-safe.
 */
public final class LruCache<K, V> {

    private final int maxEntries;
    private final long maxLength;
    private final ToLongFunction<K> length;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long totalLength;

    /**
     * An empty one.
     *
     * @param maxLength the maximum length of all keys together
     * @param length the length of a key
     */
    public LruCache(int maxEntries, long maxLength, ToLongFunction<K> length) {
        this.maxEntries = maxEntries;
        this.maxLength = maxLength;
        this.length = length;
    }

    /** The value of a key, if it is remembered. */
    public @Nullable V get(K key) {
        return entries.get(key);
    }

    /** Remembers a value. */
    public void put(K key, V value) {
        if (entries.put(key, value) == null) {
            totalLength += length.applyAsLong(key);
        }
        if (entries.size() > maxEntries || totalLength > maxLength) {
            evict();
        }
    }

    /** Forgets one. */
    public void remove(K key) {
        if (entries.remove(key) != null) {
            totalLength -= length.applyAsLong(key);
        }
    }

    /** Forgets all. */
    public void clear() {
        entries.clear();
        totalLength = 0;
    }

    /** How many are remembered. */
    public int size() {
        return entries.size();
    }

    private void evict() {
        Iterator<Map.Entry<K, V>> oldest = entries.entrySet().iterator();
        while (oldest.hasNext() && (entries.size() > maxEntries || totalLength > maxLength)) {
            totalLength -= length.applyAsLong(oldest.next().getKey());
            oldest.remove();
        }
    }
}
