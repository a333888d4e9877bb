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
import java.util.ArrayList;
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

    /** Those to run; none are known while tables or columns are missing. */
    List<Backfill> pending() {
        return maintenance.pendingBackfills();
    }

    /** A backfill as one line of a plan. */
    static String line(Backfill backfill) {
        return "backfill " + backfill.text();
    }

    /** Runs all that are pending, and prints what each has done. */
    void run(List<Backfill> pending) throws InterruptedException {
        List<BackfillReport> reports = new ArrayList<>();
        try (ProgressDisplay display = output.progress()) {
            maintenance.backfillPending(
                    pending,
                    Keyrings.settings(config),
                    BackfillOptions.DEFAULT,
                    (running, fraction, soFar) -> display.at(running.text(), fraction),
                    reports::add);
        } finally {
            reports.forEach(report -> output.print("backfill " + report));
        }
    }
}
