package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.store.batch.LruCache;
import io.github.meshcorejvm.store.record.RejectedAdvert;

/** What the writer remembers of rows from one batch to the next, within bounds. Not thread-safe. */
final class WriterMemory {

    private static final int MAX_REMEMBERED = 20_000;
    private static final long MAX_CHARACTERS = 2 << 20;
    /** Messages of one second are close together, in a recording too. */
    private static final int MAX_OCCURRENCES = 1024;

    private static final long MAX_FRAME_BYTES = 1 << 20;

    final LruCache<String, TransmissionRow> transmissions =
            new LruCache<>(MAX_REMEMBERED, MAX_CHARACTERS, String::length);
    final LruCache<String, Newest> newestAdverts = new LruCache<>(MAX_REMEMBERED, MAX_CHARACTERS, String::length);
    /** How many of one message with a wrong signature came. */
    final LruCache<RejectedAdvert, Integer> occurrences = new LruCache<>(
            MAX_OCCURRENCES, MAX_FRAME_BYTES, rejected -> rejected.frame().size());

    /** Somebody else has written: rows may have changed. */
    void forgetRows() {
        transmissions.clear();
        newestAdverts.clear();
    }

    /** What was written is undone. */
    void forget() {
        forgetRows();
        occurrences.clear();
    }
}
