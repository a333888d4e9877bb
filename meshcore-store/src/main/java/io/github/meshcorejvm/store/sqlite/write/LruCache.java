package io.github.meshcorejvm.store.sqlite.write;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map that forgets what was not used for longest, when it holds too many entries or its keys are too long together:
 * strangers choose how many there are and how long they are. Not thread-safe.
 */
final class LruCache<K, V> {

    private final int maxEntries;
    private final long maxLength;
    private final ToLongFunction<K> length;
    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long totalLength;

    LruCache(int maxEntries, long maxLength, ToLongFunction<K> length) {
        this.maxEntries = maxEntries;
        this.maxLength = maxLength;
        this.length = length;
    }

    @Nullable
    V get(K key) {
        return entries.get(key);
    }

    void put(K key, V value) {
        if (entries.put(key, value) == null) {
            totalLength += length.applyAsLong(key);
        }
        if (entries.size() > maxEntries || totalLength > maxLength) {
            evict();
        }
    }

    void remove(K key) {
        if (entries.remove(key) != null) {
            totalLength -= length.applyAsLong(key);
        }
    }

    void clear() {
        entries.clear();
        totalLength = 0;
    }

    int size() {
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
