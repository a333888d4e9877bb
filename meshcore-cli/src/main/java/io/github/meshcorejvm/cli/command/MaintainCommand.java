package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommonOptions;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ConfigException;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code meshcore maintain}: retention, shrinking and checkpoint, once. */
@Command(
        name = "maintain",
        description = {
            "Delete what is older than the configuration's retention keeps, and give the room back.",
            "`meshcore ingest` does the same on a schedule; may run beside it."
        },
        mixinStandardHelpOptions = true)
public final class MaintainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--dry-run", description = "Only tell what would be deleted. Writes nothing.")
    private boolean dryRun;

    @Option(names = "--defaults", description = "Needed without a configuration file: delete by the default days.")
    private boolean defaults;

    /** Made by picocli. */
    public MaintainCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (!defaults && common.configFile().isEmpty()) {
            throw new ConfigException(
                    "needs --config FILE, or --defaults to delete what is older than the default days");
        }
        Config config = common.forExistingDatabase(spec.commandLine().getErr());
        RetentionPolicy policy = StoreSettings.retention(config);
        Maintenance maintenance = StoreSettings.store(config).maintenance();
        if (dryRun) {
            print(maintenance.count(policy) + " (dry run: nothing was written)");
            return ExitCode.OK;
        }
        // Brings the schema up, or refuses the file.
        MeshStore.open(config.database(), StoreSettings.options(config)).close();
        print(maintenance.prune(policy).toString());
        long pages = maintenance.releaseFreePages(config.databaseOptions().incrementalVacuumPages());
        Checkpoint checkpoint = maintenance.checkpoint();
        print(pages + " pages given back"
                + (checkpoint.blocked() ? "; a reader keeps the log from being emptied" : ""));
        return ExitCode.OK;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(TerminalText.escape(line));
        spec.commandLine().getOut().flush();
    }
}
