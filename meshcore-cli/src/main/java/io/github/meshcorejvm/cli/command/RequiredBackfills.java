package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.Keyrings;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.terminal.ProgressDisplay;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import java.util.List;

/** The backfills without which an older database is not up to date; ingest runs them too. */
final class RequiredBackfills {

    private final Config config;
    private final CommandOutput output;
    private final Maintenance maintenance;

    RequiredBackfills(Config config, CommandOutput output) {
        this.config = config;
        this.output = output;
        maintenance = StoreSettings.store(config).maintenance();
    }

    /** What would be run, one item per line; for a database that has all tables and columns. */
    List<String> pending() {
        return maintenance.pendingBackfills().stream()
                .map(backfill -> "backfill " + backfill.text())
                .toList();
    }

    /** Runs them, and prints what each has done. */
    void run() throws InterruptedException {
        for (Backfill backfill : maintenance.pendingBackfills()) {
            BackfillReport report;
            try (ProgressDisplay display = output.progress()) {
                report = maintenance.backfill(
                        backfill,
                        Keyrings.settings(config),
                        BackfillOptions.DEFAULT,
                        (running, fraction, soFar) -> display.at(running.text(), fraction));
            }
            output.print("backfill " + report);
        }
        maintenance.noteFilled();
    }
}
