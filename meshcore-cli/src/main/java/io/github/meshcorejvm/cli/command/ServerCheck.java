package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.schema.SchemaCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks whether ingest could write to a PostgreSQL database, with the role that it would use. */
final class ServerCheck {

    private static final String WHAT = "database";

    private final Config config;
    private final SchemaStore schema;
    private final CheckReport report;

    ServerCheck(Config config, CheckReport report) {
        this.config = config;
        schema = StoreSettings.store(config).schema();
        this.report = report;
    }

    void run() {
        try {
            schema.requireSupported();
            List<PlannedStep> missing = schema.plan(MigrationOptions.DEFAULT);
            SchemaCheck found = schema.checkWriter();
            found.facts().forEach(fact -> report.ok(WHAT, fact));
            missing.forEach(step -> report.failed(WHAT, "missing: " + step + "; run `meshcore migrate` as the owner"));
            if (missing.isEmpty()) {
                found.problems().forEach(problem -> report.failed(WHAT, problem));
            }
            found.notes().forEach(note -> report.warning(WHAT, note));
        } catch (StoreException unusable) {
            report.failed(WHAT, String.valueOf(unusable.getMessage()));
        }
        stateFolder();
    }

    private void stateFolder() {
        Path folder = config.stateFolder();
        if (Files.isDirectory(folder) ? !Files.isWritable(folder) : Files.exists(folder)) {
            report.warning("state folder", folder + " is not a writable folder: MQTT client ids change at each start");
        }
    }
}
