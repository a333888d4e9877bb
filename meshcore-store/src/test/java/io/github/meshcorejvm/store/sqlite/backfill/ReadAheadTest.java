package io.github.meshcorejvm.store.sqlite.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.backfill.BackfillReport;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With batches of the default size, which are found on a second thread while the batch before is written. */
class ReadAheadTest {

    private static final int ROWS = 25_000;

    @TempDir
    private Path folder;

    private static BackfillReport run(Path file, int batch) throws InterruptedException {
        return new BackfillRunner(file, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT)
                .run(Backfill.CONTENT_HASH, BackfillOptions.DEFAULT.withBatch(batch), BackfillProgress.NONE);
    }

    @Test
    @DisplayName("batches that are read ahead change and merge the same rows as those read in turn")
    void sameRows() throws Exception {
        Path ahead = folder.resolve("ahead.db");
        FieldFile.make(ahead, ROWS, 1, 9);
        Path inTurn = folder.resolve("turn.db");
        Files.copy(ahead, inTurn);
        BackfillReport expected = run(inTurn, 1000);
        BackfillReport report = run(ahead, BackfillOptions.DEFAULT.batch());
        assertThat(KilledBackfillTest.rows(ahead)).isEqualTo(KilledBackfillTest.rows(inTurn));
        // As the file was made: one row in ten is another one's again, and of the others one in three has a wrong hash.
        assertThat(report.merged()).isEqualTo(expected.merged()).isEqualTo(ROWS / 10);
        assertThat(report.changed()).isEqualTo(expected.changed()).isEqualTo(ROWS * 3 / 10);
        assertThat(report.lookedAt()).isEqualTo(expected.lookedAt()).isEqualTo(ROWS);
        assertThat(Sql.query(ahead, "SELECT count(*) FROM meshcore_state WHERE key LIKE 'backfill.%'"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("a row that cannot be read fails the backfill, with the file's name")
    void failure() throws Exception {
        Path file = folder.resolve("huge.db");
        FieldFile.make(file, 100, 1, 9);
        Sql.execute(file, "UPDATE transmissions SET raw_hex = hex(zeroblob(5000000)) WHERE id = 50");
        assertThatThrownBy(() -> run(file, BackfillOptions.DEFAULT.batch()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("backfill content_hash of " + file);
    }
}
