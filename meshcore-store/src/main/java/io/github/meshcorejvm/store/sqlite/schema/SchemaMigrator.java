package io.github.meshcorejvm.store.sqlite.schema;

import io.github.meshcorejvm.store.SchemaStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.DetachReport;
import io.github.meshcorejvm.store.schema.LoggedProgress;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.sqlite.jdbc.CheckedRows;
import io.github.meshcorejvm.store.sqlite.jdbc.Connections;
import io.github.meshcorejvm.store.sqlite.jdbc.SqliteFailure;
import io.github.meshcorejvm.store.sqlite.schema.MigrationSession.Recheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Migrates a file of any age to the current schema, in place. Each step is safe to repeat; if a run is killed, the next one
 * resumes. Safe for use by multiple threads; two runs at once do no harm.
 *
 * <p>A writer may work during {@link #migrate}: steps hold the write lock for tens of milliseconds and pause as long, except
 * that building an index is one statement. {@code meshcore ingest} runs this in the background after its start.
 */
public final class SchemaMigrator implements SchemaStore {

    /**
     * Size of the page cache while indexes are built, in KiB. The sorter sorts pieces of this size: with one that fits into a
     * processor's cache, the statement that holds the write lock ends earlier.
     */
    private static final int CACHE_KIB = 8 * 1024;

    /** Threads that sort while the statement reads on. */
    private static final int SORTING_THREADS = 2;

    private final Path file;
    private final StoreOptions options;

    /** For a file, which may not exist yet. */
    public SchemaMigrator(Path file, StoreOptions options) {
        this.file = file;
        this.options = options;
    }

    @Override
    public List<PlannedStep> plan(MigrationOptions wanted) {
        return Readiness.plan(file, wanted.observersAutoincrement(), Recheck.ALL, step -> true);
    }

    @Override
    public List<PlannedStep> planUnasked() {
        return Readiness.plan(file, false, Recheck.ADDED, SchemaMigrator::isUnasked);
    }

    /** Whether ingest runs the step as well. */
    private static boolean isUnasked(Step step) {
        return !step.isOnRequest();
    }

    @Override
    public void requireSupported() {
        Readiness.refuseUnlessSupported(file);
    }

    @Override
    public List<PlannedStep> planDetach() {
        return Detachment.plan(file);
    }

    @Override
    public DetachReport detach() {
        return Detachment.run(file, options);
    }

    @Override
    public MigrationReport migrate(MigrationProgress progress) throws InterruptedException {
        Optional<MigrationReport.Conversion> conversion =
                V2Conversion.convert(file, options, progress, Backup::ofVersion2);
        return run(conversion, Optional.empty(), false, List.of(), progress);
    }

    @Override
    public MigrationReport migrate(MigrationOptions wanted, MigrationProgress progress) throws InterruptedException {
        // Without a backup, the file is not read twice.
        boolean needsBackup = wanted.backup() && plan(wanted).stream().anyMatch(step -> step.rows() > 0);
        Optional<Path> backup = needsBackup
                ? Optional.of(Backup.make(file, options, wanted.backupFolder(), progress))
                : Optional.empty();
        Optional<MigrationReport.Conversion> conversion =
                V2Conversion.convert(file, options, progress, (reader, database, reporter) -> backup);
        List<Step> more = wanted.observersAutoincrement() ? List.of(new ObserversConversion()) : List.of();
        return run(conversion, backup, true, more, progress);
    }

    private MigrationReport run(
            Optional<MigrationReport.Conversion> conversion,
            Optional<Path> backup,
            boolean onRequest,
            List<Step> more,
            MigrationProgress progress)
            throws InterruptedException {
        try (Connection connection = Connections.openPatiently(file, options)) {
            SchemaStarter.start(connection, file);
            return new MigrationReport(conversion, runSteps(connection, onRequest, more, progress), backup);
        } catch (SQLException e) {
            throw SqliteFailure.of("migrate " + file, e);
        }
    }

    private static List<MigrationReport.DoneStep> runSteps(
            Connection connection, boolean onRequest, List<Step> more, MigrationProgress progress)
            throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            // Sort on disk: five million rows of an index do not fit into memory.
            statement.execute("PRAGMA temp_store = FILE");
            statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
            statement.execute("PRAGMA threads = " + SORTING_THREADS);
            // Rows with broken references are set aside later; until then they may be changed like others.
            statement.execute("PRAGMA foreign_keys = OFF");
        }
        MigrationSession session = new MigrationSession(connection, onRequest ? Recheck.ALL : Recheck.ADDED);
        Map<String, Long> highest = DataStep.highest(session);
        List<Step> steps = new ArrayList<>(MigrationSteps.all());
        steps.addAll(more);
        List<MigrationReport.DoneStep> done = new ArrayList<>();
        for (Step step : steps) {
            if ((onRequest || isUnasked(step)) && step.isPending(session)) {
                progress.at(step.title(), 0, 1);
                done.add(new MigrationReport.DoneStep(step.title(), step.run(session, progress)));
                progress.at(step.title(), 1, 1);
            }
        }
        DataStep.noteChecked(session, highest);
        return done;
    }

    /** The purposes of {@link CheckedRows} for which the rows of a table are looked at. */
    public static List<String> checks(String table) {
        return DataStep.checks(table);
    }

    /** Converts a file of version 2, and logs its progress: it takes minutes, and says so at the start. */
    public static void convertIfNeeded(Path file, StoreOptions options) {
        V2Conversion.convert(file, options, new LoggedProgress(), Backup::ofVersion2);
    }
}
