package io.github.meshcorejvm.store.sqlite.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.testing.LimitedProcess;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention on a full disk, where it is needed most: deleting writes too, to the log. */
class FullDiskRetentionTest {

    @TempDir
    private Path folder;

    @Test
    void endsWithAClearErrorAndResumesLater() throws Exception {
        Path calm = folder.resolve("calm.db");
        KilledRetentionTest.make(calm);
        Path limited = Files.copy(calm, folder.resolve("limited.db"));
        RetentionChild.run(calm);
        int failed = 0;
        LimitedProcess.End end;
        long limit = 1200;
        do {
            end = LimitedProcess.run(RetentionChild.class, limited, limit);
            if (end.exitCode() != 0) {
                failed++;
                assertThat(end.errors()).containsPattern("Store\\w*Exception: .*" + limited);
                assertThat(Sql.query(limited, "PRAGMA integrity_check")).containsExactly("ok");
            }
            limit += 400;
        } while (end.exitCode() != 0);
        assertThat(failed).isPositive();
        assertThat(KilledRetentionTest.rows(limited)).isEqualTo(KilledRetentionTest.rows(calm));
    }
}
