package io.github.meshcorejvm.store.graph.rules;

import io.github.meshcorejvm.codec.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The known nodes by prefix of their keys: a hop is the first 1..8 bytes of one.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class NodeIndex {

    /** No nodes. */
    public static final NodeIndex EMPTY = new NodeIndex(new KeyArray());
    /** The maximum size of a hop, in bytes. */
    public static final int MAX_PREFIX_BYTES = 8;

    /** The result of {@link #find(long, int)} if no node has the prefix. */
    static final int NONE = -1;
    /** The result of {@link #find(long, int)} if several nodes have the prefix. */
    static final int AMBIGUOUS = -2;

    private static final int FIRST_BYTES = 1 << Byte.SIZE;
    /** The texts of the keys of more nodes would take over a megabyte; anyone can create nodes. */
    private static final int MAX_TEXTS = 8_192;

    /** In ascending order. */
    private final KeyArray keys;
    /** For each first byte the first place whose key does not start with a lower one; the size at the end. */
    private final int[] starts = new int[FIRST_BYTES + 1];
    /** The texts of the keys that were asked for: each path that is resolved takes some. */
    private final @Nullable String[] texts;

    private NodeIndex(KeyArray keys) {
        this.keys = keys;
        texts = new String[Math.min(keys.size(), MAX_TEXTS)];
        for (int place = 0; place < keys.size(); place++) {
            starts[firstByte(keys.head(place)) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
    }

    /**
     * An index of some keys, in any order and either case. Anything but a key of 64 hex digits is left out: no node on the air
     * can have it.
     */
    public static NodeIndex of(Collection<String> keys) {
        KeyArray valid = new KeyArray();
        keys.stream()
                .map(NodeKeys::normalize)
                .flatMap(Optional::stream)
                .map(KeyArray::words)
                .forEach(valid::add);
        return of(valid);
    }

    /** An index of keys in any order, which it takes over. */
    public static NodeIndex of(KeyArray keys) {
        keys.sort();
        return keys.size() == 0 ? EMPTY : new NodeIndex(keys);
    }

    /** The number of nodes. */
    public int size() {
        return keys.size();
    }

    /** Whether a key, in lower case, is that of a known node. */
    public boolean contains(String key) {
        return NodeKeys.normalize(key).isPresent() && place(KeyArray.words(key)) >= 0;
    }

    /**
     * The keys that start with a prefix, in ascending order.
     *
     * @param prefix 1..8 bytes
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public List<String> matching(Bytes prefix) {
        int size = prefix.size();
        long value = prefix(prefix);
        List<String> matching = new ArrayList<>();
        int end = end(value, size);
        for (int place = start(value, size); place < end; place++) {
            matching.add(keys.text(place));
        }
        return List.copyOf(matching);
    }

    /** The key at a place that {@link #find(long, int)} gave. */
    String key(int place) {
        if (place >= texts.length) {
            return keys.text(place);
        }
        // Two threads may make the same text; either of them is good.
        String known = texts[place];
        if (known == null) {
            known = keys.text(place);
            texts[place] = known;
        }
        return known;
    }

    /** The hash of the key at a place. */
    long hash(int place) {
        return KeyHash.of(keys, place);
    }

    /** The place of a key, or {@link #NONE}. */
    int place(long[] key) {
        int low = starts[firstByte(key[0])];
        int high = starts[firstByte(key[0]) + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = keys.compare(middle, key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    /** The first place whose key is not less than those that start with a prefix. */
    int start(long prefix, int size) {
        return lowerBound(first(prefix, size));
    }

    /** The first place whose key is greater than those that start with a prefix. */
    int end(long prefix, int size) {
        long last = last(prefix, size);
        return last == -1L ? keys.size() : lowerBound(last + 1);
    }

    /**
     * The place of the only node whose key starts with a prefix, or {@link #NONE}, or {@link #AMBIGUOUS}.
     *
     * @param prefix the bytes as one number, big endian
     * @param size how many bytes, 1..8
     */
    int find(long prefix, int size) {
        int place = lowerBound(first(prefix, size));
        if (place == keys.size() || !isWithin(place, prefix, size)) {
            return NONE;
        }
        return place + 1 < keys.size() && isWithin(place + 1, prefix, size) ? AMBIGUOUS : place;
    }

    private boolean isWithin(int place, long prefix, int size) {
        return Long.compareUnsigned(keys.head(place), last(prefix, size)) <= 0;
    }

    /** The first place whose head is not below {@code head}. */
    private int lowerBound(long head) {
        int firstByte = firstByte(head);
        int low = starts[firstByte];
        int high = starts[firstByte + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(keys.head(middle), head) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A prefix as one number, big endian. */
    static long prefix(Bytes prefix) {
        int size = checkSize(prefix.size());
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << Byte.SIZE | prefix.u8(i);
        }
        return value;
    }

    private static int firstByte(long head) {
        return (int) (head >>> Long.SIZE - Byte.SIZE);
    }

    private static long first(long prefix, int size) {
        return prefix << (Long.SIZE - Byte.SIZE * size);
    }

    private static long last(long prefix, int size) {
        return size == MAX_PREFIX_BYTES ? prefix : first(prefix, size) | -1L >>> Byte.SIZE * size;
    }

    private static int checkSize(int bytes) {
        if (bytes < 1 || bytes > MAX_PREFIX_BYTES) {
            throw new IllegalArgumentException(
                    "a hop must be 1.." + MAX_PREFIX_BYTES + " bytes but was " + bytes + " bytes");
        }
        return bytes;
    }
}
