package io.github.meshcorejvm.cli.monitor;

import io.github.meshcorejvm.cli.maintenance.MaintenanceTasks;
import io.github.meshcorejvm.cli.maintenance.TaskHistory;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The metrics of the maintenance tasks: when each last succeeded, and how long it took. */
public final class TaskMetrics {

    private TaskMetrics() {}

    /** Adds them to a registry. */
    public static void register(PrometheusRegistry registry, List<MaintenanceTasks> all) {
        GaugeWithCallback.builder()
                .name("meshcore_task_last_success_timestamp_seconds")
                .help("When the task last succeeded, in seconds since 1970; 0 = not since the start.")
                .labelNames("task")
                .callback(out -> each(all, (task, history) -> out.call(history.lastSuccess(), task)))
                .register(registry);
        GaugeWithCallback.builder()
                .name("meshcore_task_last_duration_seconds")
                .help("How long the task took the last time.")
                .labelNames("task")
                .callback(out -> each(all, (task, history) -> out.call(history.lastSeconds(), task)))
                .register(registry);
        CounterWithCallback.builder()
                .name("meshcore_task_runs")
                .help("Runs of the task that succeeded, failed, or were postponed because the database was busy.")
                .labelNames("task", "result")
                .callback(out -> each(all, (task, history) -> {
                    out.call(history.succeeded(), task, "succeeded");
                    out.call(history.failed(), task, "failed");
                    out.call(history.postponed(), task, "postponed");
                }))
                .register(registry);
    }

    private static void each(List<MaintenanceTasks> all, BiConsumer<String, TaskHistory> use) {
        for (MaintenanceTasks tasks : all) {
            tasks.histories()
                    .forEach((name, history) ->
                            use.accept(name.toLowerCase(Locale.ROOT).replace(' ', '_'), history));
        }
    }
}
