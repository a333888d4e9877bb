package io.github.meshcorejvm.store.sqlite.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small version of {@link BesideWriter}. */
class BesideWriterTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("while a backfill runs, another writer writes every message, and does not wait for long")
    void besideWriter() throws Exception {
        BesideWriter.Result result = BesideWriter.run(folder.resolve("mesh.db"), 20_000, 3);
        assertThat(result.written()).isEqualTo(result.messages()).isPositive();
        assertThat(result.changed()).isEqualTo(60_000);
        // On an idle machine the longest wait is below 0.2 s; on one that builds this only rules out a hang.
        assertThat(result.worstMillis()).isLessThan(60_000);
    }
}
