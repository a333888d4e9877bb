package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.log.LogContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds sources that are connected but silent, whatever state the library reports, and makes them reconnect. Survives its own
 * errors, and counts them. Safe for use by multiple threads.
 */
public final class SilenceWatchdog implements AutoCloseable {

    /** A connected source without a message for this long is reported and reconnected. */
    public static final Duration MAX_SILENCE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatchdog.class);
    private static final long TICK_MILLIS = 2_000;

    private final Supplier<List<PahoSource>> sources;
    private final long silenceSeconds;
    private final AtomicLong lastTick = new AtomicLong();
    private final AtomicLong panics = new AtomicLong();
    private final Set<String> silent = new HashSet<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog");
        thread.setDaemon(true);
        return thread;
    });

    /** Watches the sources that {@code sources} returns at each check. */
    public SilenceWatchdog(Supplier<List<PahoSource>> sources, Duration longestSilence) {
        this.sources = sources;
        this.silenceSeconds = longestSilence.toSeconds();
    }

    /** Begins to watch. */
    public void start() {
        timer.scheduleWithFixedDelay(this::tickSafely, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The time of its last check, in seconds since 1970. */
    public long lastTick() {
        return lastTick.get();
    }

    /** How often a check failed. */
    public long panics() {
        return panics.get();
    }

    private void tickSafely() {
        try {
            sources.get().forEach(this::look);
            LogContext.clear();
            lastTick.set(System.currentTimeMillis() / 1000);
        } catch (RuntimeException | Error failure) {
            panics.incrementAndGet();
            LOG.error("watchdog check failed, retrying", failure);
        }
    }

    private void look(PahoSource source) {
        LogContext.source(source.name());
        source.keepRunning();
        SourceStatus.Snapshot now = source.status().snapshot();
        boolean heard = now.sinceReceipt().compareTo(now.sinceConnect()) < 0;
        long seconds = (heard ? now.sinceReceipt() : now.sinceConnect()).toSeconds();
        if (now.connected() && seconds > silenceSeconds) {
            if (silent.add(source.name())) {
                LOG.warn("{}: connected but silent for {} s, reconnecting", source.name(), seconds);
            }
            source.reconnect();
        } else if (heard && silent.remove(source.name())) {
            LOG.info("{}: receiving messages again", source.name());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
