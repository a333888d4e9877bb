package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.store.Lease;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshcore maintain}: retention, shrinking and checkpoint, once. */
@Command(
        name = "maintain",
        description = {
            MaintainCommand.DESCRIPTION,
            "`meshcore ingest` does this on a schedule. Can run while it is running."
        },
        footer = {
            "",
            "Examples:",
            "  meshcore maintain --config config.json --dry-run",
            "  meshcore maintain --config config.json --quiet",
            "",
            "Exit status: 0; 1 when it failed; 2 for wrong options."
        },
        mixinStandardHelpOptions = true)
public final class MaintainCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION =
            "Delete data that is older than the configured retention and release free disk space.";

    @Spec
    private CommandSpec spec;

    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final CommandSpec commonOptions = common.spec();

    @Mixin
    private CommandOutput output;

    @Option(names = "--dry-run", description = "Print what would be deleted, write nothing.")
    private boolean dryRun;

    @Option(names = "--defaults", description = "Use the default retention; required without a configuration file.")
    private boolean defaults;

    /** Created by picocli. */
    public MaintainCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (!defaults && common.configFile().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "give --config FILE, or --defaults to use the default retention");
        }
        Config config = common.forExistingDatabase(spec.commandLine().getErr(), output.isQuiet());
        RetentionPolicy policy = StoreSettings.retention(config);
        MeshStore store = StoreSettings.store(config);
        Maintenance maintenance = store.maintenance();
        if (dryRun) {
            output.print(maintenance.count(policy) + " (dry run: nothing written)");
            return ExitCode.OK;
        }
        // Updates the schema, or refuses the database.
        MeshStore.open(config.location(), StoreSettings.options(config)).close();
        try (Lease lease = store.lease()) {
            if (!lease.tryAcquire()) {
                output.print(
                        "ingest or another program runs the retention of " + config.location() + ", nothing to do");
                return ExitCode.OK;
            }
            output.print(maintenance.prune(policy).toString());
            maintenance.refreshStatistics(config.databaseOptions().analysisLimit());
        }
        if (config.isOnServer()) {
            return ExitCode.OK;
        }
        long pages = maintenance.releaseFreePages(config.databaseOptions().incrementalVacuumPages());
        Checkpoint checkpoint = maintenance.checkpoint();
        output.print(pages + " free pages released"
                + (checkpoint.blocked() ? "; write-ahead log not truncated, another program is reading it" : ""));
        return ExitCode.OK;
    }
}
