package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.KilledProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that migrates is killed at random points: the next run completes, and all is as after an undisturbed run. */
class MigrationKillTest {

    private static final int OBSERVATIONS = 20_000;

    @TempDir
    private Path folder;

    @Test
    void version2() throws Exception {
        prove(true);
    }

    @Test
    void version3WithoutIndexes() throws Exception {
        prove(false);
    }

    private void prove(boolean v2) throws Exception {
        Path old = folder.resolve("old.db");
        OldFiles.make(v2, old, OBSERVATIONS);
        Path undisturbed = copy(old, "undisturbed.db");
        long begun = System.nanoTime();
        MigrationChild.run(undisturbed);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        List<String> wanted = content(undisturbed);
        Random random = new Random(1);
        for (int kill = 0; kill < KilledProcess.KILLS; kill++) {
            Path file = copy(old, "killed-" + kill + ".db");
            KilledProcess.runAndKill(MigrationChild.class, file, random.nextInt((int) Math.max(1, millis)));
            MigrationChild.run(file);
            assertThat(content(file)).isEqualTo(wanted);
            assertThat(Readiness.missing(file)).isEmpty();
            for (Path each : List.of(file, folder.resolve(file.getFileName() + ".v2-backup"))) {
                Files.deleteIfExists(each);
            }
        }
    }

    private Path copy(Path old, String name) throws IOException {
        return Files.copy(old, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    static List<String> content(Path file) throws Exception {
        List<String> content = new ArrayList<>(Normalised.schema(file));
        for (String table : List.of("observations", "transmissions", "observers", "nodes", "_migrations")) {
            content.addAll(query(file, "SELECT rowid, * FROM " + table + " ORDER BY 2"));
        }
        content.addAll(query(file, "SELECT * FROM sqlite_sequence ORDER BY name"));
        content.addAll(query(file, "SELECT name, status FROM _async_migrations"));
        content.addAll(query(file, "PRAGMA integrity_check"));
        return content;
    }
}
