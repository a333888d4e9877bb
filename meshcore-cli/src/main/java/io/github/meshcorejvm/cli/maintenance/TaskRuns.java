package io.github.meshcorejvm.cli.maintenance;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The results of the runs of each task. Safe for use by multiple threads. */
final class TaskRuns {

    private final Map<String, TaskHistory> histories = new ConcurrentSkipListMap<>();

    /** Adds a task that has not run yet. */
    void expect(String task) {
        histories.putIfAbsent(task, new TaskHistory(0, 0, 0, 0, 0));
    }

    void succeeded(String task, double seconds) {
        long now = System.currentTimeMillis() / 1000;
        histories.computeIfPresent(
                task,
                (name, before) ->
                        new TaskHistory(now, seconds, before.succeeded() + 1, before.failed(), before.postponed()));
    }

    void failed(String task, double seconds) {
        histories.computeIfPresent(
                task,
                (name, before) -> new TaskHistory(
                        before.lastSuccess(), seconds, before.succeeded(), before.failed() + 1, before.postponed()));
    }

    void postponed(String task) {
        histories.computeIfPresent(
                task,
                (name, before) -> new TaskHistory(
                        before.lastSuccess(),
                        before.lastSeconds(),
                        before.succeeded(),
                        before.failed(),
                        before.postponed() + 1));
    }

    Map<String, TaskHistory> all() {
        return histories;
    }
}
