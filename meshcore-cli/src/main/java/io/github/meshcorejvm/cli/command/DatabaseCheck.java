package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.PlannedStep;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks whether ingest could write to the database, and what it would change in it first. */
final class DatabaseCheck {

    private static final String WHAT = "database";
    private static final long MIN_FREE_BYTES = 1_000_000_000;

    private final Path file;
    private final SchemaStore schema;
    private final Maintenance maintenance;
    private final CheckReport report;

    DatabaseCheck(Config config, CheckReport report) {
        file = config.fileBase();
        schema = StoreSettings.store(config).schema();
        maintenance = StoreSettings.store(config).maintenance();
        this.report = report;
    }

    void run() {
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || Files.isDirectory(file)) {
            report.failed(WHAT, file + " is a folder, not a database");
            return;
        }
        Optional<String> obstacle = obstacle(folder);
        if (Files.notExists(file)) {
            obstacle.ifPresentOrElse(
                    why -> report.failed(WHAT, file + " cannot be created: " + why),
                    () -> report.ok(WHAT, file + " will be created"));
        } else if (!Files.isRegularFile(file)) {
            report.failed(WHAT, file + " is not a regular file");
        } else if (!Files.isWritable(file)) {
            report.failed(WHAT, file + " is not writable");
        } else if (obstacle.isPresent()) {
            report.failed(
                    WHAT, file + " cannot be written, because SQLite needs a log file next to it: " + obstacle.get());
        } else {
            content();
        }
        space(folder);
    }

    /** Why no file can be created in {@code folder}; a folder may be writable by its mode and still not accept files. */
    private static Optional<String> obstacle(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of(folder + " is not a folder");
        }
        try {
            Files.delete(Files.createTempFile(folder, ".meshcore-check", null));
            return Optional.empty();
        } catch (FileSystemException refused) {
            String reason = refused.getReason() == null
                    ? refused.getClass().getSimpleName().replaceAll("Exception$", "")
                    : refused.getReason();
            return Optional.of("no file can be created in " + folder + ": " + reason);
        } catch (IOException | SecurityException refused) {
            return Optional.of("no file can be created in " + folder + ": " + refused.getMessage());
        }
    }

    private void content() {
        try {
            schema.requireSupported();
            List<PlannedStep> changes = schema.planUnasked();
            List<PlannedStep> onRequest = new ArrayList<>(schema.plan(MigrationOptions.DEFAULT));
            onRequest.removeAll(changes);
            List<Backfill> pending = maintenance.pendingBackfills();
            if (changes.isEmpty() && onRequest.isEmpty() && pending.isEmpty()) {
                report.ok(WHAT, file + " is up to date");
            } else {
                report.ok(WHAT, file + " can be read and written");
            }
            changes.forEach(change -> report.warning("migration", "pending: " + change));
            pending.forEach(backfill -> report.warning("migration", "pending: " + RequiredBackfills.line(backfill)));
            onRequest.forEach(
                    change -> report.warning("migration", "not done by ingest, only by meshcore migrate: " + change));
        } catch (StoreException unusable) {
            report.failed(WHAT, String.valueOf(unusable.getMessage()));
        }
    }

    private void space(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < MIN_FREE_BYTES) {
                report.warning("disk", free / 1_000_000 + " MB are free in " + folder + ", less than 1 GB");
            }
        } catch (IOException unknown) {
            report.warning("disk", "the free space in " + folder + " is unknown: " + unknown.getMessage());
        }
    }
}
