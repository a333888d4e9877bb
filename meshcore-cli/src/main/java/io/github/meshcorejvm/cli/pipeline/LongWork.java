package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.store.StatementProgress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Work in the database that may take hours on a big file (a conversion, a VACUUM) and is stuck only when it makes no
 * progress. {@link #begin} and {@link #end} are for the thread that works, {@link #problem} for the one that watches.
 */
public final class LongWork {

    /** Slower than any working disk; SQLite reports nothing while it copies its log back into the file. */
    private static final long MIN_BYTES_PER_SECOND = 56 << 10;

    /** The bytes that the process must write within the limit, or its work counts as stuck. */
    private static final long PROGRESS_BYTES = VitalThreads.STUCK_SECONDS * MIN_BYTES_PER_SECOND;

    private volatile String name = "";
    /** Not 0 while there is work. */
    private volatile long progressNanos;

    private long seenProgress;
    private long seenBytes;
    private long seenNanos;

    /** Notes that the current thread begins {@code work}. */
    public void begin(String work) {
        name = work;
        StatementProgress.listen(this::progress);
        progress();
    }

    /** Notes that the current thread has ended its work. */
    public void end() {
        progressNanos = 0;
        StatementProgress.ignore();
    }

    /** Why the work is stuck, if it is. */
    public synchronized Optional<String> problem() {
        long progress = progressNanos;
        if (progress == 0) {
            return Optional.empty();
        }
        long bytes = ProcIo.writtenBytes();
        if (progress != seenProgress || bytes - seenBytes > PROGRESS_BYTES) {
            seenProgress = progress;
            seenBytes = bytes;
            seenNanos = System.nanoTime();
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - seenNanos);
        return seconds < VitalThreads.STUCK_SECONDS
                ? Optional.empty()
                : Optional.of(name + " has made no progress for over " + VitalThreads.STUCK_SECONDS + " s");
    }

    private void progress() {
        progressNanos = Math.max(1, System.nanoTime());
    }
}
