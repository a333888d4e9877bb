package io.github.meshcorejvm.store.sqlite.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.testing.KilledProcess;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backfills in a process of their own, killed at random points: {@link KilledProcess#KILLS} times. */
class KilledBackfillTest {

    private static final int MAX_MILLIS = 600;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("killed again and again, it ends as if it had never been disturbed")
    void killed() throws Exception {
        Path calm = folder.resolve("calm.db");
        FieldFile.make(calm, 2000, 2, 7);
        Path killed = folder.resolve("killed.db");
        Files.copy(calm, killed);
        BackfillChild.run(new BackfillRunner(calm, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT));
        Path fresh = folder.resolve("fresh.db");
        Files.copy(killed, fresh);
        Random random = new Random(11);
        for (int i = 0; i < KilledProcess.KILLS; i++) {
            if (!KilledProcess.runAndKill(BackfillChild.class, killed, random.nextInt(MAX_MILLIS))) {
                // It came to its end: what is left is to begin again.
                assertThat(rows(killed)).isEqualTo(rows(calm));
                Files.deleteIfExists(folder.resolve("killed.db-wal"));
                Files.deleteIfExists(folder.resolve("killed.db-shm"));
                Files.copy(fresh, killed, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        BackfillChild.run(new BackfillRunner(killed, StoreOptions.DEFAULT, InterpreterSettings.DEFAULT));
        assertThat(rows(killed)).isEqualTo(rows(calm));
        assertThat(Sql.query(calm, "SELECT DISTINCT bit FROM advert_route_evidence ORDER BY bit"))
                .containsExactly("1", "2");
        assertThat(Sql.query(calm, "SELECT count(code1) > 100, count(code1) = count(code2) FROM transmissions"))
                .containsExactly("1|1");
        assertThat(Sql.query(killed, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(Sql.query(killed, "PRAGMA foreign_key_check")).isEmpty();
    }

    static List<String> rows(Path file) throws SQLException {
        List<String> rows = new ArrayList<>(Sql.query(
                file,
                "SELECT id, hash, first_seen, last_seen, decoded_json, from_pubkey, channel_hash, code1, code2 FROM"
                        + " transmissions"
                        + " ORDER BY id"));
        rows.addAll(Sql.query(
                file,
                "SELECT id, transmission_id, observer_idx, path_json, timestamp, snr, rssi, raw_hex FROM observations"
                        + " ORDER BY id"));
        rows.addAll(Sql.query(file, "SELECT tx_id, bit FROM advert_route_evidence ORDER BY tx_id, bit"));
        return rows;
    }
}
