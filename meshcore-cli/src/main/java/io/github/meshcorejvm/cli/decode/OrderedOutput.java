package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.store.json.Utf8Buffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts on several threads, and passes them on in the order of the requests, each as soon as it and all before it are
 * ready. Only as many are in memory as keep the threads busy: further requests wait. One thread makes the requests.
 */
final class OrderedOutput implements AutoCloseable {

    private static final int WAITING_A_THREAD = 3;
    /** A larger buffer is not reused, because few texts are so long. */
    private static final int MAX_KEPT_BYTES = 1 << 20;

    private final int threads;
    private final Semaphore free;
    private final Consumer<Utf8Buffer> printer;
    /** Requested but not yet passed on; also the lock for all later fields. */
    private final Deque<Slot> pending = new ArrayDeque<>();

    private final Deque<Utf8Buffer> spare = new ArrayDeque<>();
    private @Nullable Throwable failure;
    private boolean thrown;
    private @Nullable ExecutorService executor;

    /** Passes each text to {@code printer}, one at a time, which must not keep it. */
    OrderedOutput(int threads, Consumer<Utf8Buffer> printer) {
        this.threads = threads;
        this.free = new Semaphore(capacity());
        this.printer = printer;
    }

    private int capacity() {
        return threads * WAITING_A_THREAD;
    }

    /** Requests a text; makes it at once on this thread if there is no other work. */
    void print(Consumer<Utf8Buffer> maker, boolean moreFollows) {
        rethrow();
        boolean idle = free.availablePermits() == capacity();
        free.acquireUninterruptibly();
        Slot slot;
        synchronized (pending) {
            slot = new Slot(spare.isEmpty() ? new Utf8Buffer() : spare.remove());
            pending.add(slot);
        }
        if (idle && !moreFollows) {
            make(slot, maker);
            rethrow();
        } else {
            try {
                pool().execute(() -> make(slot, maker));
            } catch (OutOfMemoryError noThread) {
                // The system has no thread to spare.
                make(slot, maker);
            }
        }
    }

    /** Waits until everything is passed on. */
    @Override
    public void close() {
        free.acquireUninterruptibly(capacity());
        free.release(capacity());
        if (executor != null) {
            executor.shutdown();
            executor = null;
        }
        rethrow();
    }

    private ExecutorService pool() {
        if (executor == null) {
            executor = Executors.newFixedThreadPool(threads, work -> {
                Thread thread = new Thread(work, "decoder");
                thread.setDaemon(true);
                return thread;
            });
        }
        return executor;
    }

    private void make(Slot slot, Consumer<Utf8Buffer> maker) {
        Throwable problem = null;
        try {
            maker.accept(slot.text);
        } catch (RuntimeException | Error e) {
            problem = e;
        }
        synchronized (pending) {
            slot.made = true;
            if (problem != null && failure == null) {
                failure = problem;
            }
            for (Slot next = pending.peek(); next != null && next.made; next = pending.peek()) {
                pending.remove();
                giveOn(next.text);
                free.release();
            }
        }
    }

    private void giveOn(Utf8Buffer text) {
        try {
            if (failure == null && text.size() > 0) {
                printer.accept(text);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        if (text.size() <= MAX_KEPT_BYTES) {
            text.clear();
            spare.add(text);
        }
    }

    /** Once: what is thrown while another is closed must not be the same. */
    private void rethrow() {
        synchronized (pending) {
            if (thrown) {
                return;
            }
            thrown = failure != null;
            if (failure instanceof Error error) {
                throw error;
            } else if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private static final class Slot {
        private final Utf8Buffer text;
        private boolean made;

        Slot(Utf8Buffer text) {
            this.text = text;
        }
    }
}
