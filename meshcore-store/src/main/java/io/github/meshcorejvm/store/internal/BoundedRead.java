package io.github.meshcorejvm.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads files with a limit of size and time. A pipe that nobody writes to blocks the open, a device never ends, and a
 * network drive may not answer; what a file was before it is opened says nothing about what is opened. So it happens on a
 * thread of its own, which is left behind when it takes too long. Safe for use by multiple threads.
 */
public final class BoundedRead {

    private static final Duration MAX = Duration.ofSeconds(10);
    /** So many may hang at once; more are not begun. */
    private static final Semaphore HANGING = new Semaphore(8);

    private BoundedRead() {}

    /**
     * The content of a file.
     *
     * @throws IOException if it cannot be read, has more than {@code maxBytes}, or takes longer than 10 s
     */
    public static byte[] bytes(Path file, int maxBytes, OpenOption... options) throws IOException {
        return within(MAX, () -> {
            try (InputStream input = Files.newInputStream(file, options)) {
                byte[] bytes = input.readNBytes(maxBytes + 1);
                if (bytes.length > maxBytes) {
                    throw new IOException(file + " is larger than " + (maxBytes >> 10) + " KiB");
                }
                return bytes;
            }
        });
    }

    /**
     * Does what may block for ever.
     *
     * @throws IOException if it fails so, or takes longer than {@code limit}
     */
    public static <T> T within(Duration limit, Callable<T> reading) throws IOException {
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
