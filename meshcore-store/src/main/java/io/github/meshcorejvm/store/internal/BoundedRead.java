package io.github.meshcorejvm.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads files with a limit of size and time. Opening a pipe without a writer blocks, a device never ends, and a network drive
 * may hang; a check before opening does not help, because the file may change. So it runs on a separate thread, which is
 * abandoned when it takes too long. Safe for use by multiple threads.
 */
public final class BoundedRead {

    private static final Duration MAX = Duration.ofSeconds(10);
    /** The maximum number of hanging reads; no more are started. */
    private static final Semaphore HANGING = new Semaphore(8);
    /** The abandoned reads, by file: one that always hangs must not use up the threads of the others. */
    private static final Map<Path, FutureTask<?>> LEFT_BEHIND = new ConcurrentHashMap<>();

    private BoundedRead() {}

    /**
     * The content of a file.
     *
     * @throws IOException if it cannot be read, has more than {@code maxBytes}, or takes longer than 10 s
     */
    public static byte[] bytes(Path file, int maxBytes, OpenOption... options) throws IOException {
        return bytes(file, maxBytes, MAX, options);
    }

    /**
     * The content of a file.
     *
     * @throws IOException if it cannot be read, has more than {@code maxBytes}, or takes longer than {@code limit}
     */
    public static byte[] bytes(Path file, int maxBytes, Duration limit, OpenOption... options) throws IOException {
        Path key = file.toAbsolutePath();
        FutureTask<?> earlier = LEFT_BEHIND.get(key);
        if (earlier != null && !earlier.isDone()) {
            throw new IOException("not read: an earlier attempt to read it is still waiting");
        }
        LEFT_BEHIND.remove(key);
        FutureTask<byte[]> task = begin(() -> {
            try (InputStream input = Files.newInputStream(file, options)) {
                byte[] bytes = input.readNBytes(maxBytes + 1);
                if (bytes.length > maxBytes) {
                    throw new IOException("larger than " + size(maxBytes));
                }
                return bytes;
            }
        });
        try {
            return await(task, limit);
        } finally {
            if (!task.isDone()) {
                LEFT_BEHIND.put(key, task);
            }
        }
    }

    /**
     * Runs an operation that may block for ever.
     *
     * @throws IOException if it fails so, or takes longer than {@code limit}
     */
    public static <T> T within(Duration limit, Callable<T> reading) throws IOException {
        return await(begin(reading), limit);
    }

    private static <T> FutureTask<T> begin(Callable<T> reading) throws IOException {
        if (!HANGING.tryAcquire()) {
            throw new IOException("not read: too many other files are still being read");
        }
        FutureTask<T> task = new FutureTask<>(() -> {
            try {
                return reading.call();
            } finally {
                HANGING.release();
            }
        });
        Thread thread = new Thread(task, "reading");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            HANGING.release();
            throw new IOException("not read: " + noThread.getMessage(), noThread);
        }
        return task;
    }

    private static <T> T await(FutureTask<T> task, Duration limit) throws IOException {
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hanging) {
            throw new IOException("not read within " + limit.toSeconds() + " s", hanging);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("not read: interrupted", stopped);
        } catch (ExecutionException failure) {
            throw failed(Objects.requireNonNullElse(failure.getCause(), failure));
        }
    }

    private static String size(int bytes) {
        return bytes < 1 << 20 ? (bytes >> 10) + " KiB" : (bytes >> 20) + " MiB";
    }

    private static IOException failed(Throwable cause) {
        if (cause instanceof IOException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException fault) {
            throw fault;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IOException(cause);
    }
}
