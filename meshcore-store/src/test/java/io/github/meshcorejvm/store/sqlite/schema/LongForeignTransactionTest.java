package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.sqlite.backfill.BackfillRunner;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program writes for longer than a writer would wait: migrations and backfills wait for it, and then go on. */
class LongForeignTransactionTest {

    private static final Duration HELD = StoreOptions.DEFAULT.busyTimeout().plusSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void isWaitedFor() throws Exception {
        Path file = folder.resolve("old.db");
        OldFiles.make(false, file, 2000);
        MigrationChild.run(file);
        // A step to do, and rows to fill in.
        try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = foreign.createStatement()) {
            statement.execute("DROP INDEX idx_observations_timestamp");
            statement.execute("UPDATE transmissions SET last_seen = 0");
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                statement.execute("BEGIN IMMEDIATE");
                statement.execute("UPDATE transmissions SET raw_hex = raw_hex WHERE id = 1");
                Future<BackfillReport> backfill =
                        threads.submit(() -> new BackfillRunner(file, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT)
                                .run(Backfill.LAST_SEEN, BackfillOptions.DEFAULT, BackfillProgress.NONE));
                Future<MigrationReport> migration = threads.submit(
                        () -> new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(MigrationProgress.NONE));
                Thread.sleep(HELD.toMillis());
                assertThat(backfill.isDone() || migration.isDone()).isFalse();
                statement.execute("COMMIT");
                assertThat(backfill.get().changed()).isEqualTo(100);
                migration.get();
            } finally {
                threads.shutdownNow();
            }
        }
        assertThat(Readiness.missing(file)).isEmpty();
        assertThat(query(file, "SELECT count(*) FROM transmissions WHERE last_seen = 0"))
                .containsExactly("0");
    }
}
