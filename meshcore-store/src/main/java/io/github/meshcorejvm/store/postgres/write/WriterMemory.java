package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the writer remembers of rows from one batch to the next, within bounds. Not thread-safe. */
final class WriterMemory {

    private static final int MAX_REMEMBERED = 20_000;
    private static final long MAX_CHARACTERS = 2 << 20;
    /** Messages of the same second are close together, even in a recording. */
    private static final int MAX_OCCURRENCES = 1024;

    private static final long MAX_FRAME_BYTES = 1 << 20;

    final LruCache<String, TransmissionRow> transmissions =
            new LruCache<>(MAX_REMEMBERED, MAX_CHARACTERS, String::length);
    final LruCache<String, Newest> newestAdverts = new LruCache<>(MAX_REMEMBERED, MAX_CHARACTERS, String::length);
    private final LruCache<RejectedAdvert, Integer> occurrences = new LruCache<>(
            MAX_OCCURRENCES, MAX_FRAME_BYTES, rejected -> rejected.frame().size());
    private final Map<RejectedAdvert, Integer> uncommitted = new LinkedHashMap<>();

    /** How many copies of a message with a wrong signature came, including this one. */
    int countOccurrence(RejectedAdvert rejected) {
        Integer before = uncommitted.containsKey(rejected) ? uncommitted.get(rejected) : occurrences.get(rejected);
        int occurrence = before == null ? 1 : before + 1;
        uncommitted.put(rejected, occurrence);
        return occurrence;
    }

    /** The counts of the transaction so far, as a point to return to. */
    Map<RejectedAdvert, Integer> uncommitted() {
        return new LinkedHashMap<>(uncommitted);
    }

    /** Returns to a point after a rollback: restores its counts and forgets all rows. */
    void restore(Map<RejectedAdvert, Integer> before) {
        uncommitted.clear();
        uncommitted.putAll(before);
        forgetRows();
    }

    /** A transaction begins: counts of an earlier one that was not committed are dropped. */
    void begin() {
        uncommitted.clear();
    }

    /** The transaction took effect. */
    void committed() {
        uncommitted.forEach(occurrences::put);
        uncommitted.clear();
    }

    /** Another program has written, or a write was undone: remembered rows may be out of date. */
    void forgetRows() {
        transmissions.clear();
        newestAdverts.clear();
    }
}
