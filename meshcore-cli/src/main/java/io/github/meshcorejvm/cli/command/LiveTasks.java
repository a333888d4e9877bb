package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.maintenance.MaintainedDatabase;
import io.github.meshcorejvm.cli.maintenance.MaintenanceTasks;
import io.github.meshcorejvm.cli.maintenance.ScheduledTasks;
import io.github.meshcorejvm.cli.monitor.StorageSpace;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import java.time.Duration;
import java.util.List;

/** What runs beside a live ingest, on a thread for each kind of task: one that hangs stops none of the others. */
final class LiveTasks implements AutoCloseable {

    private final Config config;
    private final IngestPipeline pipeline;
    private final MaintenanceTasks tasks;
    private final MaintenanceTasks neighborBuild;
    private final MaintenanceTasks folders;
    private final MaintenanceTasks slow;
    private final MaintenanceTasks standby;

    LiveTasks(Config config, IngestPipeline pipeline) {
        this.config = config;
        this.pipeline = pipeline;
        tasks = new MaintenanceTasks("tasks", pipeline::damaged);
        neighborBuild = new MaintenanceTasks("neighbor-build", pipeline::damaged);
        folders = new MaintenanceTasks("folders", pipeline::damaged);
        slow = new MaintenanceTasks("slow-tasks", pipeline::damaged);
        standby = new MaintenanceTasks("standby", pipeline::damaged);
    }

    /** All of them, for the metrics. */
    List<MaintenanceTasks> all() {
        return List.of(tasks, neighborBuild, folders, slow, standby);
    }

    /** Those that end the process if they hang: all but those that read folders of other programs. */
    List<MaintenanceTasks> vital() {
        return List.of(tasks, neighborBuild, slow, standby);
    }

    /** Schedules the measurements that metrics show. */
    void measure(StorageSpace space) {
        if (!config.isOnServer()) {
            folders.every("disk space", Duration.ZERO, StorageSpace.PERIOD, space::measure);
        }
    }

    /** Schedules everything else. */
    void begin(
            StateFiles state, MaintainedDatabase database, StoreSession store, OtherIngests others, BrokerGate gate) {
        ScheduledTasks.begin(tasks, config, pipeline);
        ScheduledTasks.beginNeighbors(neighborBuild, database, config, store, pipeline);
        tasks.every("client id file", OtherIngests.PERIOD, OtherIngests.PERIOD, state::restore);
        tasks.every("other ingests", OtherIngests.PERIOD, OtherIngests.PERIOD, others::look);
        ScheduledTasks.beginFolders(folders, config, pipeline);
        ScheduledTasks.beginSlow(slow, database, config, pipeline);
        if (config.isStandby()) {
            standby.every("standby", Duration.ZERO, StandbyTask.PERIOD, new StandbyTask(database, gate));
        }
    }

    /** Starts no more of those that take long, and waits for a standby that is just connecting. */
    void stopLong() {
        neighborBuild.stop();
        slow.stop();
        // It must not start sources after all others have ended.
        standby.stopAndWait();
    }

    /** Starts no more of the short tasks. */
    void stopShort() {
        tasks.stop();
    }

    @Override
    public void close() {
        try (tasks;
                neighborBuild;
                folders;
                slow;
                standby) {
            // All are closed, even if one fails.
        }
    }
}
