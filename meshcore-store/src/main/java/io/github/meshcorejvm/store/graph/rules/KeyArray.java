package io.github.meshcorejvm.store.graph.rules;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Node keys, 32 bytes each in one array: anyone can create any number of nodes, and a text for each would take four times
 * as much memory. Not thread-safe while it grows.
 */
public final class KeyArray {

    /** The words of one key: its bytes, big endian. */
    static final int WORDS = 4;

    private static final int DIGITS_OF_WORD = NodeKeys.HEX_DIGITS / WORDS;
    private static final int FIRST_CAPACITY = 64;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private long[] words = new long[0];
    private int size;

    /** No keys. */
    public KeyArray() {}

    int size() {
        return size;
    }

    /** The words of a key of 64 hex digits. */
    public static long[] words(String key) {
        byte[] digits = key.getBytes(StandardCharsets.ISO_8859_1);
        long[] words = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            long word = 0;
            for (int at = i * DIGITS_OF_WORD; at < (i + 1) * DIGITS_OF_WORD; at++) {
                // The low half of '0'..'9' is the digit; that of letters, which have bit 6, is 9 less.
                word = word << 4 | (digits[at] & 0x0F) + (digits[at] >> 6) * 9;
            }
            words[i] = word;
        }
        return words;
    }

    /** Adds a key at the end. */
    public void add(long[] key) {
        int end = size * WORDS;
        if (end == words.length) {
            words = Arrays.copyOf(words, Math.max(FIRST_CAPACITY, size + size / 2) * WORDS);
        }
        System.arraycopy(key, 0, words, end, WORDS);
        size++;
    }

    /** The first eight bytes of the key at a place. */
    long head(int place) {
        return words[place * WORDS];
    }

    long word(int place, int index) {
        return words[place * WORDS + index];
    }

    /** The key at a place, 64 hex digits in lower case. */
    String text(int place) {
        byte[] text = new byte[NodeKeys.HEX_DIGITS];
        for (int i = 0; i < text.length; ) {
            long word = words[place * WORDS + i / DIGITS_OF_WORD];
            for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
                text[i++] = DIGITS[(int) (word >>> shift) & 0xf];
            }
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    boolean isAt(int place, long[] key) {
        return compare(words, place, key, 0) == 0;
    }

    int compare(int place, long[] key) {
        return compare(words, place, key, 0);
    }

    /** Sorts the keys by their bytes, removes duplicates, and frees unused memory. */
    void sort() {
        if (!isAscending()) {
            heapSort();
            removeDuplicates();
        }
        words = Arrays.copyOf(words, size * WORDS);
    }

    private boolean isAscending() {
        for (int place = 1; place < size; place++) {
            if (compare(words, place - 1, words, place) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Sorts in place, at the same speed for any order of keys, also one chosen to be slow. */
    private void heapSort() {
        for (int root = size / 2 - 1; root >= 0; root--) {
            siftDown(root, size);
        }
        for (int end = size - 1; end > 0; end--) {
            swap(0, end);
            siftDown(0, end);
        }
    }

    private void siftDown(int from, int end) {
        int root = from;
        while (2 * root + 1 < end) {
            int child = 2 * root + 1;
            if (child + 1 < end && compare(words, child, words, child + 1) < 0) {
                child++;
            }
            if (compare(words, root, words, child) >= 0) {
                return;
            }
            swap(root, child);
            root = child;
        }
    }

    private void removeDuplicates() {
        int kept = Math.min(size, 1);
        for (int place = 1; place < size; place++) {
            if (compare(words, kept - 1, words, place) != 0) {
                System.arraycopy(words, place * WORDS, words, kept * WORDS, WORDS);
                kept++;
            }
        }
        size = kept;
    }

    private void swap(int a, int b) {
        for (int i = 0; i < WORDS; i++) {
            long word = words[a * WORDS + i];
            words[a * WORDS + i] = words[b * WORDS + i];
            words[b * WORDS + i] = word;
        }
    }

    private static int compare(long[] left, int a, long[] right, int b) {
        for (int i = 0; i < WORDS; i++) {
            int order = Long.compareUnsigned(left[a * WORDS + i], right[b * WORDS + i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
