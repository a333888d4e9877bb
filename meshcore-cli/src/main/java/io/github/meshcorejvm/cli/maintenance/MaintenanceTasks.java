package io.github.meshcorejvm.cli.maintenance;

import io.github.meshcorejvm.cli.log.LogContext;
import io.github.meshcorejvm.cli.pipeline.LongWork;
import io.github.meshcorejvm.store.StoreBusyException;
import io.github.meshcorejvm.store.StoreDamagedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks that run in the background of the writer, one at a time, each on its schedule. A failure is logged, and the task is
 * retried at its next time. Safe for use by multiple threads.
 */
public final class MaintenanceTasks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceTasks.class);
    private static final long FAREWELL_MILLIS = 500;

    private final LongWork work = new LongWork();
    private final TaskRuns runs = new TaskRuns();
    private final Consumer<StoreDamagedException> onDamage;
    private final ScheduledExecutorService timer;

    /**
     * Tasks that run on their own thread, with this name.
     *
     * @param onDamage receives what a task says that failed because the database is damaged
     */
    public MaintenanceTasks(String threadName, Consumer<StoreDamagedException> onDamage) {
        this.onDamage = onDamage;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A repeated task. */
    @FunctionalInterface
    public interface MaintenanceTask {
        /** Runs it once. */
        void run() throws Exception;
    }

    /** Runs {@code task} after {@code first}, then repeatedly, with {@code pause} between two runs. */
    public void every(String name, Duration first, Duration pause, MaintenanceTask task) {
        runs.expect(name);
        timer.scheduleWithFixedDelay(
                () -> runSafely(name, task), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The history of each task, by its name. */
    public Map<String, TaskHistory> histories() {
        return runs.all();
    }

    /** Why the current task is stuck, if it is. */
    public Optional<String> problem() {
        return work.problem();
    }

    private void runSafely(String name, MaintenanceTask task) {
        long begun = System.nanoTime();
        work.begin("the maintenance task \"" + name + "\"");
        LogContext.task(name);
        try {
            task.run();
            runs.succeeded(name, secondsSince(begun));
            LOG.debug("{}: {} ms", name, (System.nanoTime() - begun) / 1_000_000);
        } catch (StoreBusyException held) {
            runs.postponed(name);
            LOG.info("{} postponed: the database is busy", name);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Exception | StackOverflowError failure) {
            // An uncaught exception would silently end the schedule of this task.
            runs.failed(name, secondsSince(begun));
            LOG.warn("{} failed: {}", name, failure.toString());
            LOG.debug("{} failed", name, failure);
            if (failure instanceof StoreDamagedException damage) {
                onDamage.accept(damage);
            }
        } catch (Error fatal) {
            // The executor would hide the error.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, fatal);
            throw fatal;
        } finally {
            LogContext.clear();
            work.end();
        }
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** Starts no more tasks. */
    public void stop() {
        timer.shutdownNow();
    }

    @Override
    public void close() {
        stopAndWait();
    }

    /** Starts no more tasks, and waits a moment for the current one. */
    public void stopAndWait() {
        stop();
        try {
            timer.awaitTermination(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
