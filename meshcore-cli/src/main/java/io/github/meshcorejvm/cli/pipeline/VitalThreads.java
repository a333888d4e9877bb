package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.mqtt.PahoSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends ingest when a part of it is dead or stuck, so that a supervisor restarts it. Every thread that dies is reported here by
 * the default handler of uncaught exceptions; parts that can fail without an exception are checked every two seconds, and have a
 * minute to recover. Safe for use by multiple threads.
 *
 * <p>For tests, the system properties {@code meshcore.stuckAfterSeconds} (300) and {@code meshcore.recoverWithinSeconds}
 * (60) shorten the limits.
 */
public final class VitalThreads {

    /** A database call that takes longer is stuck. */
    public static final long STUCK_SECONDS = Long.getLong("meshcore.stuckAfterSeconds", 300);

    private static final Logger LOG = LoggerFactory.getLogger(VitalThreads.class);
    private static final long RECOVER_NANOS = 1_000_000_000L * Long.getLong("meshcore.recoverWithinSeconds", 60);
    private static final long TICK_MILLIS = 2_000;
    /** A little longer than an orderly end may take. */
    private static final long MAX_END_MILLIS = 12_000;

    private final Runnable onFatal;
    private final Map<String, Supplier<Optional<String>>> watched = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "vital-threads");
    private volatile Map<String, Long> sickSince = Map.of();
    private volatile List<String> reasons = List.of();
    private volatile Optional<String> fatal = Optional.empty();
    private volatile boolean ending;

    /** Calls {@code onFatal} when ingest must end; the process is halted when that does not end it. */
    public VitalThreads(Runnable onFatal) {
        this.onFatal = onFatal;
        thread.setDaemon(true);
    }

    /** Begins to watch, and to receive reports of threads that die. */
    public void start() {
        // Load everything that ending needs now: the jar or the file descriptors may be gone by then.
        Objects.requireNonNull(ExitCode.class.getName());
        Thread.setDefaultUncaughtExceptionHandler(this::died);
        thread.start();
    }

    /** Watches {@code part}; {@code problem} returns its problem, if any. */
    public void watch(String part, Supplier<Optional<String>> problem) {
        watched.put(part, problem);
    }

    /** From now on threads end as planned. */
    public void ending() {
        ending = true;
    }

    /** Why ingest must end. */
    public Optional<String> fatal() {
        return fatal;
    }

    /** The current problems, both fatal ones and those that may recover. */
    public List<String> reasons() {
        List<String> all = new ArrayList<>(reasons);
        fatal.filter(reason -> !all.contains(reason)).ifPresent(all::add);
        return all;
    }

    /** Notes that {@code where} ended by {@code failure}. */
    public void died(Thread where, Throwable failure) {
        // The source replaces a lost connection of Paho; that does not help when the files of the program are damaged
        // or gone.
        boolean replaced = PahoSource.isOfConnection(where) && !(failure instanceof LinkageError);
        if (replaced && ending) {
            LOG.debug("thread {} ended while its connection was closed", where.getName(), failure);
            return;
        }
        try {
            LOG.error("thread {} ended unexpectedly", where.getName(), failure);
        } catch (RuntimeException | Error unlogged) {
            // Classes that logging needs may be missing for the same reason.
            System.err.println("meshcore: the thread " + where.getName() + " ended unexpectedly: " + failure);
        }
        if (!replaced) {
            fail("the thread " + where.getName() + " ended unexpectedly: " + failure);
        }
    }

    private void fail(String reason) {
        synchronized (this) {
            if (fatal.isPresent()) {
                return;
            }
            fatal = Optional.of(reason);
        }
        try {
            LOG.error("ingest cannot continue, exiting: {}", reason);
        } finally {
            onFatal.run();
        }
    }

    private void run() {
        while (fatal.isEmpty()) {
            try {
                Thread.sleep(TICK_MILLIS);
                if (!ending) {
                    look();
                }
            } catch (InterruptedException | RuntimeException | Error failure) {
                fail("the thread vital-threads failed: " + failure);
            }
        }
        try {
            Thread.sleep(MAX_END_MILLIS);
        } catch (InterruptedException hurried) {
            // Nothing waits for this thread any more.
        } finally {
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
    }

    private void look() {
        Map<String, Long> sick = new LinkedHashMap<>();
        List<String> now = new ArrayList<>();
        watched.forEach((part, problem) -> problem.get().ifPresent(reason -> {
            long since = sickSince.getOrDefault(part, System.nanoTime());
            sick.put(part, since);
            now.add(reason);
            if (!sickSince.containsKey(part)) {
                LOG.error("{}", reason);
            }
            if (System.nanoTime() - since >= RECOVER_NANOS) {
                fail(reason);
            }
        }));
        sickSince = sick;
        reasons = List.copyOf(now);
    }
}
