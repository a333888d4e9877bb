package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.PlannedStep;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file keeps the layout of observers that it has, and is converted on request only. */
class ObserversLayoutTest {

    private static final MigrationOptions CONVERT = new MigrationOptions(true, Optional.empty(), true);
    private static final String RECORDED =
            "SELECT count(*) FROM _migrations WHERE name = 'observers_identity_autoincrement_v1'";
    private static final String PAIRS = "SELECT rowid, id, name, noise_floor FROM observers ORDER BY rowid";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() throws Exception {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(
                file,
                "INSERT INTO observers (rowid, id, name, noise_floor, last_seen) VALUES"
                        + " (2, 'AA', 'Hill', -95.5, '2026-01-02T03:04:05Z'), (7, 'bb', '', NULL, NULL)");
        execute(file, "INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (1, '', '0a', 'x')");
        execute(
                file,
                "INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (1, 2, 5), (1, 30, 6)");
    }

    @Test
    void theConversionKeepsRowidsAndGivesNoneOutAgain() throws Exception {
        List<String> pairs = query(file, PAIRS);
        List<String> view = query(file, "SELECT * FROM packets_v ORDER BY id");
        assertThat(plan(CONVERT)).containsExactly("step: convert observers to AUTOINCREMENT: 2 rows");
        assertThat(plan(MigrationOptions.DEFAULT)).isEmpty();
        migrate(CONVERT);
        assertThat(query(file, "SELECT sql FROM sqlite_master WHERE name = 'observers'"))
                .singleElement()
                .asString()
                .contains("rowid INTEGER PRIMARY KEY AUTOINCREMENT", "id TEXT UNIQUE");
        assertThat(query(file, PAIRS)).isEqualTo(pairs);
        assertThat(query(file, "SELECT * FROM packets_v ORDER BY id")).isEqualTo(view);
        assertThat(query(file, RECORDED)).containsExactly("1");
        assertThat(query(file, "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'observers'"))
                .contains("idx_observers_last_seen", "idx_observers_iata_norm");
        execute(file, "INSERT INTO observers (id) VALUES ('cc')");
        assertThat(query(file, "SELECT rowid FROM observers WHERE id = 'cc'")).containsExactly("31");
        assertThat(plan(CONVERT)).isEmpty();
    }

    /** Also in the same run: the rows are set aside before the conversion. */
    @Test
    void anObserverOfRowsThatWereSetAsideKeepsItsRowid() throws Exception {
        execute(file, "DELETE FROM _migrations WHERE name = 'cleanup_legacy_null_hash_ts'");
        execute(file, "INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (2, '', '', '')");
        execute(file, "INSERT INTO observations (transmission_id, observer_idx, timestamp) VALUES (2, 90, 0)");
        migrate(CONVERT);
        assertThat(query(file, "SELECT observer_idx FROM meshcore_set_aside_observations"))
                .containsExactly("90");
        execute(file, "INSERT INTO observers (id) VALUES ('cc')");
        assertThat(query(file, "SELECT rowid FROM observers WHERE id = 'cc'")).containsExactly("91");
    }

    @Test
    void noOtherMigrationChangesTheLayout() throws Exception {
        migrate(MigrationOptions.DEFAULT);
        assertThat(query(file, RECORDED)).containsExactly("0");
        migrate(CONVERT);
        // A column that an older program declared otherwise, and one of another program.
        execute(file, "ALTER TABLE observers DROP COLUMN noise_floor");
        execute(file, "ALTER TABLE observers ADD COLUMN noise_floor INTEGER");
        execute(file, "ALTER TABLE observers ADD COLUMN mood TEXT");
        execute(file, "ALTER TABLE observers DROP COLUMN can_relay");
        execute(file, "UPDATE observers SET noise_floor = -90, mood = 'good' WHERE id = 'AA'");
        execute(file, "DELETE FROM observers WHERE id = 'bb'");
        migrate(MigrationOptions.DEFAULT);
        assertThat(query(file, "SELECT rowid, id, typeof(noise_floor), mood, can_relay FROM observers"))
                .containsExactly("2|AA|real|good|1");
        execute(file, "INSERT INTO observers (id) VALUES ('cc')");
        assertThat(query(file, "SELECT rowid FROM observers WHERE id = 'cc'")).containsExactly("31");
        assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
    }

    private List<String> plan(MigrationOptions wanted) {
        return new SchemaMigrator(file, StoreOptions.DEFAULT)
                .plan(wanted).stream().map(PlannedStep::toString).toList();
    }

    private void migrate(MigrationOptions wanted) throws Exception {
        new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(wanted, MigrationProgress.NONE);
        MeshStore.open(file, StoreOptions.DEFAULT).close();
    }
}
