package io.github.meshcorejvm.store.copy.rows;

import io.github.meshcorejvm.store.StoreException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads rows on a separate thread while the caller writes them, with a bounded number of chunks and bytes in between. */
public final class RowPipe {

    private static final int CHUNKS = 8;
    /** A chunk of one large row has many times the usual size. */
    private static final int MAX_BYTES = 24 << 20;

    private static final long POLL_MILLIS = 50;

    private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(CHUNKS);
    private final Semaphore freeBytes = new Semaphore(MAX_BYTES);
    private final FutureTask<@Nullable Void> reading;

    /** Produces chunks. */
    @FunctionalInterface
    public interface Reader {
        void read(Chunk.Consumer consumer) throws InterruptedException;
    }

    /** Takes chunks from a supplier, which returns null at the end. */
    @FunctionalInterface
    public interface Writer {
        void write(Source source) throws InterruptedException;
    }

    /** Supplies chunks. */
    @FunctionalInterface
    public interface Source {
        @Nullable
        Chunk next() throws InterruptedException;
    }

    private RowPipe(Reader reader) {
        reading = new FutureTask<>(() -> {
            reader.read(this::put);
            return null;
        });
    }

    private void put(Chunk chunk) throws InterruptedException {
        freeBytes.acquire(held(chunk));
        queue.put(chunk);
    }

    private static int held(Chunk chunk) {
        return Math.min(chunk.bytes().length, MAX_BYTES);
    }

    /** Runs both until the reader is done and the writer has taken all chunks; if one fails, the other is stopped. */
    public static void run(Reader reader, Writer writer) throws InterruptedException {
        RowPipe pipe = new RowPipe(reader);
        Thread thread = new Thread(pipe.reading, "copy-reader");
        thread.setDaemon(true);
        thread.start();
        try {
            writer.write(pipe::next);
        } finally {
            if (!pipe.reading.isDone()) {
                pipe.reading.cancel(true);
            }
            // The connection of the reader must not be used again before its thread has ended.
            thread.join();
        }
    }

    private @Nullable Chunk next() throws InterruptedException {
        while (true) {
            Chunk chunk = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (chunk != null) {
                freeBytes.release(held(chunk));
                return chunk;
            }
            if (reading.isDone() && queue.isEmpty()) {
                requireSuccess();
                return null;
            }
        }
    }

    private void requireSuccess() throws InterruptedException {
        try {
            reading.get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new StoreException("reading rows: " + cause, failure);
        } catch (CancellationException cancelled) {
            throw new StoreException("reading rows was cancelled", cancelled);
        }
    }
}
