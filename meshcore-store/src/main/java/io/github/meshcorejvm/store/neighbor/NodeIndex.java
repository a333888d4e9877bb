package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.codec.Bytes;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The known nodes by prefix of their keys: a hop is the first 1..8 bytes of one.
 *
 * <p>Immutable and safe for use by multiple threads.
 */
public final class NodeIndex {

    /** No nodes. */
    public static final NodeIndex EMPTY = new NodeIndex(new String[0]);
    /** The longest prefix that a hop can be, in bytes. */
    public static final int MAX_PREFIX_BYTES = 8;

    /** What {@link #find(long, int)} answers when no node has the prefix. */
    static final int NONE = -1;
    /** What {@link #find(long, int)} answers when several nodes have the prefix. */
    static final int AMBIGUOUS = -2;

    private static final int FIRST_BYTES = 1 << Byte.SIZE;

    /** In ascending order, which for lower-case hex is that of the bytes it spells. */
    private final String[] keys;
    /** The first eight bytes of each key, big endian, in the same order. */
    private final long[] heads;
    /** For each first byte the first place whose key does not start with a lower one; the size at the end. */
    private final int[] starts = new int[FIRST_BYTES + 1];

    private NodeIndex(String[] keys) {
        this.keys = keys;
        this.heads = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            heads[i] = Long.parseUnsignedLong(keys[i], 0, 2 * MAX_PREFIX_BYTES, 16);
            starts[firstByte(heads[i]) + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
    }

    /**
     * An index of some keys, in any order and either case. What is no key of 64 hex digits is left out: such rows name
     * no node that could have been on the air.
     */
    public static NodeIndex of(Collection<String> keys) {
        String[] sorted = keys.stream()
                .map(NodeKeys::normalize)
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        return sorted.length == 0 ? EMPTY : new NodeIndex(sorted);
    }

    /** The number of nodes. */
    public int size() {
        return keys.length;
    }

    /** Whether a key, in lower case, is that of a known node. */
    public boolean contains(String key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    /**
     * The keys that start with a prefix, in ascending order.
     *
     * @param prefix 1..8 bytes
     * @throws IllegalArgumentException if it is shorter or longer
     */
    public List<String> matching(Bytes prefix) {
        int size = checkSize(prefix.size());
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << Byte.SIZE | prefix.u8(i);
        }
        int from = lowerBound(first(value, size));
        int to = from;
        while (to < keys.length && Long.compareUnsigned(heads[to], last(value, size)) <= 0) {
            to++;
        }
        return List.of(Arrays.copyOfRange(keys, from, to));
    }

    /** The key at a place that {@link #find(long, int)} gave. */
    String key(int place) {
        return keys[place];
    }

    /**
     * The place of the only node whose key starts with a prefix, or {@link #NONE}, or {@link #AMBIGUOUS}.
     *
     * @param prefix the bytes as one number, big endian
     * @param size how many bytes, 1..8
     */
    int find(long prefix, int size) {
        int place = lowerBound(first(prefix, size));
        if (place == heads.length || !isWithin(place, prefix, size)) {
            return NONE;
        }
        return place + 1 < heads.length && isWithin(place + 1, prefix, size) ? AMBIGUOUS : place;
    }

    private boolean isWithin(int place, long prefix, int size) {
        return Long.compareUnsigned(heads[place], last(prefix, size)) <= 0;
    }

    /** The first place whose head is not below {@code head}. */
    private int lowerBound(long head) {
        int firstByte = firstByte(head);
        int low = starts[firstByte];
        int high = starts[firstByte + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(heads[middle], head) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
