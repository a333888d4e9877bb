package io.github.meshcorejvm.store.sqlite.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.testing.LimitedProcess;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backfills that run out of room: what was done stays, and when there is room again they continue to the same end. */
class FullDiskBackfillTest {

    @TempDir
    private Path folder;

    @Test
    void endsWithAClearErrorAndResumesLater() throws Exception {
        Path calm = folder.resolve("calm.db");
        FieldFile.make(calm, 4000, 3, 7);
        Path limited = Files.copy(calm, folder.resolve("limited.db"));
        BackfillChild.run(new BackfillRunner(calm, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT));
        int failed = 0;
        LimitedProcess.End end;
        // Each time there is a little more room, as when somebody deletes files: each run gets further.
        long limit = 1200;
        do {
            end = LimitedProcess.run(BackfillChild.class, limited, limit);
            if (end.exitCode() != 0) {
                failed++;
                assertThat(end.errors()).containsPattern("Store\\w*Exception: .*" + limited);
                assertThat(Sql.query(limited, "PRAGMA integrity_check")).containsExactly("ok");
            }
            limit += 1500;
        } while (end.exitCode() != 0);
        assertThat(failed).isPositive();
        assertThat(KilledBackfillTest.rows(limited)).isEqualTo(KilledBackfillTest.rows(calm));
    }
}
