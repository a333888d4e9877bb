package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.LimitedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations that run out of room at any point: the file is what it was or whole, and a later run completes. */
class FullDiskMigrationTest {

    private static final int OBSERVATIONS = 20_000;
    /** Room for SQLite's library, which the driver writes to the temporary folder. */
    private static final long MIN_KIBIBYTES = 1200;

    private static final int TRIES = 6;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "version 2: {0}")
    @ValueSource(booleans = {true, false})
    void endsClearlyAndCompletesLater(boolean v2) throws Exception {
        Path old = folder.resolve("old.db");
        OldFiles.make(v2, old, OBSERVATIONS);
        Path calm = Files.copy(old, folder.resolve("calm.db"));
        MigrationChild.run(calm);
        List<String> wanted = MigrationKillTest.content(calm);
        long max = Files.size(calm) / 1024;
        int failed = 0;
        for (long limit : IntStream.range(0, TRIES)
                .mapToLong(i -> MIN_KIBIBYTES + i * (max - MIN_KIBIBYTES) / TRIES)
                .toArray()) {
            Path file = Files.copy(old, folder.resolve("limited.db"), StandardCopyOption.REPLACE_EXISTING);
            LimitedProcess.End end = LimitedProcess.run(MigrationChild.class, file, limit);
            if (end.exitCode() != 0) {
                failed++;
                assertThat(end.errors()).as("with %d KiB", limit).containsPattern("Store\\w*Exception: .*" + file);
                assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
                if (v2) {
                    assertThat(query(file, "SELECT count(observer_id) FROM observations"))
                            .as("with %d KiB it is what it was", limit)
                            .isEqualTo(query(old, "SELECT count(observer_id) FROM observations"));
                }
            }
            MigrationChild.run(file);
            assertThat(MigrationKillTest.content(file)).isEqualTo(wanted);
            Files.deleteIfExists(folder.resolve("limited.db.v2-backup"));
        }
        assertThat(failed).isPositive();
    }

    @Test
    void aCopyThatFindsNoRoomChangesNothing() throws Exception {
        Path file = folder.resolve("orphans.db");
        OldFiles.make(false, file, OBSERVATIONS);
        MigrationChild.run(file);
        // Another program's orphans, which only a migration on request takes out, after a copy.
        execute(file, "UPDATE observations SET transmission_id = 9999999 WHERE id = 1");
        List<String> before = MigrationKillTest.content(file);

        LimitedProcess.End end = LimitedProcess.run(CopyingChild.class, file, Files.size(file) / 1024 / 2);

        assertThat(end.exitCode()).isNotZero();
        assertThat(end.errors()).containsPattern("StoreException: cannot copy .*nothing was changed");
        assertThat(MigrationKillTest.content(file)).isEqualTo(before);
        assertThat(namesInFolder()).noneMatch(name -> name.contains(".backup-"));
        CopyingChild.main(new String[] {file.toString()});
        assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(namesInFolder())
                .filteredOn(name -> name.contains(".backup-"))
                .hasSize(1);
    }

    private List<String> namesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Migrates on request, which copies the file before rows are changed. */
    static final class CopyingChild {

        private CopyingChild() {}

        public static void main(String[] args) throws InterruptedException {
            new SchemaMigrator(Path.of(args[0]), StoreOptions.DEFAULT)
                    .migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        }
    }
}
