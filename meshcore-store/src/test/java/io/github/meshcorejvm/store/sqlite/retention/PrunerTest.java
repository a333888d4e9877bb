package io.github.meshcorejvm.store.sqlite.retention;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.retention.Checkpoint;
import io.github.meshcorejvm.store.retention.RetentionPolicy;
import io.github.meshcorejvm.store.retention.RetentionReport;
import io.github.meshcorejvm.store.testing.Ages;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is so of files only; the rest of retention is tested for all engines at once. */
class PrunerTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final StoreOptions OPTIONS = StoreOptions.DEFAULT.withClock(Clock.fixed(NOON, ZoneOffset.UTC));

    /** Everything is kept for a week. */
    private static final RetentionPolicy WEEK = Ages.all(Duration.ofDays(7));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, OPTIONS).close();
    }

    private RetentionReport prune() throws InterruptedException {
        return new Pruner(file, OPTIONS).prune(WEEK);
    }

    @Test
    void copiesGoByNameWhateverTheOrderOfTheColumns() throws Exception {
        execute(file, "DROP TABLE inactive_nodes");
        execute(
                file,
                "CREATE TABLE inactive_nodes (configured_scope_at TEXT, configured_scope TEXT, multibyte_evidence TEXT,"
                        + " multibyte_sup INTEGER NOT NULL DEFAULT 0, default_scope TEXT, foreign_advert INTEGER,"
                        + " temperature_c REAL, battery_mv INTEGER, advert_count INTEGER, first_seen TEXT,"
                        + " last_seen TEXT, lon REAL, lat REAL, role TEXT, name TEXT, public_key TEXT PRIMARY KEY)");
        execute(
                file,
                "INSERT INTO nodes (public_key, name, role, lat, last_seen) VALUES ('aa', 'N', 'room', 48.5,"
                        + " '2026-01-01T00:00:00Z')");
        prune();
        assertThat(query(file, "SELECT name, role, lat FROM inactive_nodes")).containsExactly("N|room|48.5");
    }

    @Test
    void thePagesOfDeletedRowsAreReleasedAndLeaveNoLog() throws Exception {
        execute(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                        + " INSERT INTO transmissions (raw_hex, hash, first_seen, last_seen)"
                        + " SELECT hex(randomblob(100)), printf('%016x', i), '2026-01-01T00:00:00Z', 1767225600 FROM n");
        assertThat(prune().transmissions()).isEqualTo(5000);
        assertThat(query(file, "PRAGMA freelist_count")).isNotEqualTo(List.of("0"));
        assertThat(new Compactor(file, OPTIONS).releaseFreePages(64)).isGreaterThan(100);
        assertThat(query(file, "PRAGMA freelist_count")).containsExactly("0");
        assertThat(new Compactor(file, OPTIONS).checkpoint()).isEqualTo(new Checkpoint(false, 0, 0));
    }

    @Test
    void theStatisticsOfThePlannerAreRefreshedFromSoManyRows() throws Exception {
        execute(
                file,
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
                        + " INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type)"
                        + " SELECT '', printf('%016x', i), printf('%08d', i), 4 FROM n");
        new PlannerStatistics(file, OPTIONS).refresh(100);
        assertThat(query(file, "SELECT stat FROM sqlite_stat1 WHERE idx = 'idx_transmissions_payload_type'"))
                .singleElement()
                .asString()
                .doesNotStartWith("5000 5000");
        new PlannerStatistics(file, OPTIONS).refresh(10_000);
        assertThat(query(file, "SELECT stat FROM sqlite_stat1 WHERE idx = 'idx_transmissions_payload_type'"))
                .containsExactly("5000 5000");
    }

    @Test
    void rewritingKeepsTheRowidsOfObservers() throws Exception {
        execute(file, "INSERT INTO observers (id) VALUES ('a'), ('b'), ('c')");
        execute(file, "DELETE FROM observers WHERE id = 'b'");
        new Compactor(file, OPTIONS).rewrite();
        assertThat(query(file, "SELECT rowid, id FROM observers")).containsExactly("1|a", "3|c");
    }
}
