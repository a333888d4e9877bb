package io.github.meshcorejvm.store.sqlite.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.sqlite.backfill.FieldFile;
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

/** Retention in a process of its own, killed at random points: {@link KilledProcess#KILLS} times. */
class KilledRetentionTest {

    private static final int MAX_MILLIS = 500;

    @TempDir
    private Path folder;

    @Test
    @DisplayName("killed again and again, retention ends as if it had never been disturbed")
    void killed() throws Exception {
        Path fresh = folder.resolve("fresh.db");
        make(fresh);
        Path calm = Files.copy(fresh, folder.resolve("calm.db"));
        Path killed = Files.copy(fresh, folder.resolve("killed.db"));
        RetentionChild.run(calm);
        assertThat(Sql.query(calm, "SELECT count(*), min(id) FROM transmissions"))
                .containsExactly("1001|3000");
        assertThat(Sql.query(calm, "SELECT count(*) FROM observations")).containsExactly("2002");
        assertThat(Sql.query(calm, "SELECT count(*) FROM inactive_nodes")).containsExactly("2000");
        Random random = new Random(17);
        for (int i = 0; i < KilledProcess.KILLS; i++) {
            if (!KilledProcess.runAndKill(RetentionChild.class, killed, random.nextInt(MAX_MILLIS))) {
                assertThat(rows(killed)).isEqualTo(rows(calm));
                Files.deleteIfExists(folder.resolve("killed.db-wal"));
                Files.deleteIfExists(folder.resolve("killed.db-shm"));
                Files.copy(fresh, killed, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        RetentionChild.run(killed);
        assertThat(rows(killed)).isEqualTo(rows(calm));
        assertThat(Sql.query(killed, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(Sql.query(killed, "PRAGMA freelist_count")).containsExactly("0");
    }

    /** 4000 packets and 3000 nodes, two thirds of them too old. */
    static void make(Path fresh) throws SQLException {
        FieldFile.make(fresh, 4000, 2, 13);
        Sql.execute(fresh, "UPDATE transmissions SET last_seen = unixepoch(first_seen)");
        Sql.execute(
                fresh,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                        + " INSERT INTO nodes (public_key, last_seen)"
                        + " SELECT printf('%064x', i), datetime(1795000000 - i, 'unixepoch') FROM n");
        Sql.execute(fresh, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    static List<String> rows(Path file) throws SQLException {
        List<String> rows = new ArrayList<>(Sql.query(file, "SELECT id, last_seen FROM transmissions ORDER BY id"));
        rows.addAll(Sql.query(file, "SELECT id, transmission_id FROM observations ORDER BY id"));
        rows.addAll(Sql.query(file, "SELECT public_key, last_seen FROM nodes ORDER BY 1"));
        rows.addAll(Sql.query(file, "SELECT public_key, last_seen FROM inactive_nodes ORDER BY 1"));
        return rows;
    }
}
