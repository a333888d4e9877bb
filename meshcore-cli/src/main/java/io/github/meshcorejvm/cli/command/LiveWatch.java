package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.maintenance.MaintenanceTasks;
import io.github.meshcorejvm.cli.mqtt.MessageRecorder;
import io.github.meshcorejvm.cli.mqtt.SilenceWatchdog;
import io.github.meshcorejvm.cli.pipeline.HostProbe;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.VitalThreads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What ends the process when it ends or hangs: the threads of an ingest, and the host below them. */
final class LiveWatch {

    private final VitalThreads vital;
    private final IngestPipeline pipeline;
    private final Optional<MessageRecorder> recorder;
    private volatile long lastSecondNanos = System.nanoTime();

    LiveWatch(VitalThreads vital, IngestPipeline pipeline, Optional<MessageRecorder> recorder) {
        this.vital = vital;
        this.pipeline = pipeline;
        this.recorder = recorder;
    }

    /** Watches everything from now on. */
    void begin(SilenceWatchdog watchdog, List<MaintenanceTasks> maintenance) {
        pipeline.watchedBy(vital);
        recorder.ifPresent(to ->
                vital.watch("recorder", () -> to.isAlive() ? Optional.empty() : Optional.of("the recorder has ended")));
        watch(watchdog);
        mainThreadIsAlive();
        vital.watch(
                "main", () -> olderThan(lastSecondNanos) ? Optional.of("the main thread is stuck") : Optional.empty());
        for (MaintenanceTasks tasks : maintenance) {
            // Before, they wait for the database, as long as that takes.
            vital.watch(
                    "maintenance " + maintenance.indexOf(tasks),
                    () -> pipeline.isOpened() ? tasks.problem() : Optional.empty());
        }
        vital.watch("host", new HostProbe()::problem);
    }

    /** To be called by the main thread each second. */
    void mainThreadIsAlive() {
        lastSecondNanos = System.nanoTime();
    }

    private void watch(SilenceWatchdog watchdog) {
        long[] ticks = {watchdog.lastTick(), System.nanoTime()};
        vital.watch("watchdog", () -> {
            // By the time that passes here: the clock of a tick may jump.
            if (ticks[0] != watchdog.lastTick()) {
                ticks[0] = watchdog.lastTick();
                ticks[1] = System.nanoTime();
            }
            return olderThan(ticks[1])
                    ? Optional.of("the watchdog has stopped checking the sources")
                    : Optional.empty();
        });
    }

    private static boolean olderThan(long nanos) {
        return System.nanoTime() - nanos > TimeUnit.SECONDS.toNanos(VitalThreads.STUCK_SECONDS);
    }
}
