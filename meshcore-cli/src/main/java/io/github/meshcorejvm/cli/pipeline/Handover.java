package io.github.meshcorejvm.cli.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Decoded batches on their way to the writer; bounded, so that the decoder waits for a slower writer. Waiting threads sleep
 * until there is something to do. Safe for use by multiple threads.
 */
final class Handover {

    private final int maxWaiting;
    private final Deque<DecodedBatch> waiting = new ArrayDeque<>();
    private boolean closed;

    Handover(int maxWaiting) {
        this.maxWaiting = maxWaiting;
    }

    /** Adds a batch as soon as there is room for it. */
    synchronized void put(DecodedBatch batch) throws InterruptedException {
        while (waiting.size() >= maxWaiting) {
            wait();
        }
        waiting.addLast(batch);
        notifyAll();
    }

    /** The next batch, as soon as there is one; null when this is closed and every batch was taken. */
    synchronized @Nullable DecodedBatch take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return poll();
    }

    /** A batch if one is ready now, or null. */
    synchronized @Nullable DecodedBatch poll() {
        DecodedBatch next = waiting.pollFirst();
        if (next != null) {
            notifyAll();
        }
        return next;
    }

    /** No more batches follow; waiting ones can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
