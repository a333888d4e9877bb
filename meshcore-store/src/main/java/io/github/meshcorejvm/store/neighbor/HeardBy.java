package io.github.meshcorejvm.store.neighbor;

import io.github.meshcorejvm.store.graph.EdgeObservers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The rowids of the observers with evidence for each row of a graph: one list after the other in one array. Empty if they take
 * too much memory. Not thread-safe.
 */
final class HeardBy {

    /** They take 4 MB. */
    private static final int MAX_PLACES = 1 << 20;

    private int[] ends = new int[256];
    private int rows;
    private int[] rowids = new int[256];
    private int size;
    private boolean tooMany;

    /** Adds the observers of a row, after those of the rows before it. */
    void set(int row, int[] observers) {
        if (tooMany || size + observers.length > MAX_PLACES) {
            tooMany = true;
            rowids = new int[0];
            return;
        }
        fillTo(row);
        if (size + observers.length > rowids.length) {
            rowids = Arrays.copyOf(rowids, Math.max(size + observers.length, size * 2));
        }
        System.arraycopy(observers, 0, rowids, size, observers.length);
        size += observers.length;
        append();
    }

    private void fillTo(int row) {
        while (rows < row) {
            append();
        }
    }

    private void append() {
        if (rows == ends.length) {
            ends = Arrays.copyOf(ends, rows * 2);
        }
        ends[rows++] = size;
    }

    /** Keeps only the rows that match a condition. */
    void retain(int rowCount, IntPredicate condition) {
        if (tooMany || size == 0) {
            return;
        }
        fillTo(rowCount);
        HeardBy kept = new HeardBy();
        int next = 0;
        for (int row = 0; row < rowCount; row++) {
            if (condition.test(row)) {
                kept.set(next++, Arrays.copyOfRange(rowids, row == 0 ? 0 : ends[row - 1], ends[row]));
            }
        }
        ends = kept.ends;
        rows = kept.rows;
        rowids = kept.rowids;
        size = kept.size;
    }

    /** The rowids of all of them, in ascending order. An observation may name any number as its observer's. */
    int[] all() {
        return Arrays.stream(rowids, 0, tooMany ? 0 : size).sorted().distinct().toArray();
    }

    /** The same with the data of the observers, by their rowids. */
    EdgeObservers of(int rowCount, Map<Integer, EdgeObservers.Observer> known) {
        if (tooMany) {
            return EdgeObservers.UNKNOWN;
        }
        fillTo(rowCount);
        int[] all = all();
        List<EdgeObservers.Observer> observers = new ArrayList<>();
        for (int rowid : all) {
            EdgeObservers.Observer observer = known.get(rowid);
            observers.add(
                    observer == null ? new EdgeObservers.Observer("", Optional.empty(), Optional.empty()) : observer);
        }
        int[] found = new int[size];
        Arrays.setAll(found, i -> Arrays.binarySearch(all, rowids[i]));
        return new EdgeObservers(observers, Arrays.copyOf(ends, rowCount), found);
    }
}
