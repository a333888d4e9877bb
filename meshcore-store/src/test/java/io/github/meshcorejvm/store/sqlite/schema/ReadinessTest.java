package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.Maintenance;
import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.backfill.Backfill;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import io.github.meshcorejvm.store.backfill.BackfillProgress;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import io.github.meshcorejvm.store.testing.Ages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

    @TempDir
    private Path folder;

    @Test
    void aFreshFileIsReady() {
        Path file = folder.resolve("new.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThat(Readiness.missing(file)).isEmpty();
    }

    @Test
    void tellsWhatIsMissingAndWritesNothing() throws Exception {
        Path file = folder.resolve("name with ?.db");
        Path made = folder.resolve("made.db");
        MeshStore.open(made, StoreOptions.DEFAULT).close();
        execute(made, "DROP INDEX idx_tx_scope_name");
        execute(made, "ALTER TABLE transmissions DROP COLUMN scope_name");
        execute(made, "DROP TABLE client_observers");
        execute(made, "DROP VIEW packets_v");
        Files.move(made, file);
        byte[] before = Files.readAllBytes(file);
        assertThat(Readiness.missing(file))
                .containsExactly(
                        "column transmissions.scope_name",
                        "table client_observers",
                        "view packets_v",
                        "step: build idx_tx_scope_name");
        assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysHowLongAnIndexOfABigTableKeepsOthersWaiting() throws Exception {
        Path file = folder.resolve("big.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(file, "INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (1, '', 'h', '')");
        execute(file, "INSERT INTO observations (id, transmission_id, timestamp) VALUES (1, 1, 5), (10000000, 1, 5)");
        execute(file, "DROP INDEX idx_observations_timestamp");
        execute(file, "DROP INDEX idx_observations_dedup");
        // More rows than are built at the start.
        execute(
                file,
                "INSERT INTO observations (transmission_id, timestamp)"
                        + " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                        + " SELECT 1, i FROM n");
        String waits = "(10020000 rows, about 6 s during which other writers wait)";
        assertThat(Readiness.missing(file))
                .containsExactlyInAnyOrder(
                        "step: build idx_observations_timestamp " + waits,
                        "step: fold duplicate observations, build idx_observations_dedup " + waits);
        List<String> told = new ArrayList<>();
        new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(new MigrationProgress() {
            @Override
            public void at(String step, long done, long total) {}

            @Override
            public void waits(String step, String estimate) {
                told.add(step + ": " + estimate);
            }
        });
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "build idx_observations_timestamp: 10020000 rows, about 6 s during which other writers wait",
                        "build idx_observations_dedup: 10020000 rows, about 6 s during which other writers wait");
    }

    /** As another program writes it, with a subquery for the observer; then two that servers could not read. */
    @Test
    void aViewThatAnotherProgramHasReplacedIsNotMissing() throws Exception {
        Path file = folder.resolve("view.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        String columns = "o.direction, o.snr, o.rssi, o.score, t.hash, t.route_type, t.payload_type, t.payload_version,"
                + " o.path_json, t.decoded_json, t.created_at"
                + " FROM observations o INNER JOIN transmissions t ON t.id = o.transmission_id"
                + " LEFT JOIN observers b ON b.rowid = o.observer_idx";
        execute(file, "DROP VIEW packets_v");
        execute(
                file,
                "CREATE VIEW packets_v AS SELECT o.id, t.raw_hex, datetime(o.timestamp, 'unixepoch') AS timestamp,"
                        + " b.id AS observer_id, b.name AS observer_name, " + columns);
        assertThat(Readiness.missing(file)).isEmpty();

        execute(file, "DROP VIEW packets_v");
        execute(file, "CREATE VIEW packets_v AS SELECT o.id, " + columns);
        assertThat(Readiness.missing(file)).containsExactly("view packets_v");

        execute(file, "DROP VIEW packets_v");
        execute(file, "CREATE VIEW packets_v AS SELECT frames.id FROM frames");
        assertThat(Readiness.missing(file)).containsExactly("view packets_v");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThat(query(file, "SELECT sql FROM sqlite_master WHERE name = 'packets_v'"))
                .containsExactly(PacketsView.SQL);
    }

    @Test
    void tellsWhatIsNotOurs() throws Exception {
        assertThat(Readiness.missing(folder.resolve("none.db")))
                .singleElement()
                .asString()
                .startsWith("file ");
        Path foreign = folder.resolve("foreign.db");
        execute(foreign, "CREATE TABLE moz_places (id)");
        assertThat(Readiness.missing(foreign)).singleElement().asString().contains("database of another program");
    }

    @Test
    void refusesAndLeavesAsTheyAre() throws Exception {
        for (String sql :
                List.of("CREATE TABLE packets (id)", "CREATE TABLE moz_places (id)", "PRAGMA user_version = 4")) {
            Path file = folder.resolve("refused.db");
            execute(file, sql);
            byte[] before = Files.readAllBytes(file);
            assertThatThrownBy(() -> migrate(file))
                    .isInstanceOf(UnsupportedSchemaException.class)
                    .hasMessageContaining(file.toString());
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            Files.delete(file);
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path none = folder.resolve("text.db");
        Files.writeString(none, "this is no database, but long enough to be looked at as one. ".repeat(50));
        assertThatThrownBy(() -> migrate(none))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(none.toString())
                .hasMessageContaining("not a database");
        assertThatThrownBy(() -> Readiness.missing(none)).isInstanceOf(StoreException.class);
    }

    @Test
    void aTornFileIsLeftAsItIs() throws Exception {
        Path file = folder.resolve("torn.db");
        OldFiles.make(true, file, 2_000);
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0x5a);
        Files.write(file, bytes);
        assertThatThrownBy(() -> migrate(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it is left as it was");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private static MigrationReport migrate(Path file) throws InterruptedException {
        return new SchemaMigrator(file, StoreOptions.DEFAULT).migrate(MigrationProgress.NONE);
    }

    /** SQLite cannot give each row a time of its own; without rows it can. */
    @Test
    void aColumnThatCannotBeAddedIsNamedBeforeAnythingIsWritten() throws Exception {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(file, "ALTER TABLE dropped_packets DROP COLUMN dropped_at");
        execute(file, "ALTER TABLE nodes DROP COLUMN default_scope");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThat(Readiness.missing(file)).isEmpty();
        execute(file, "ALTER TABLE dropped_packets DROP COLUMN dropped_at");
        execute(file, "ALTER TABLE nodes DROP COLUMN default_scope");
        execute(file, "INSERT INTO dropped_packets (reason) VALUES ('invalid signature')");
        assertThat(Readiness.missing(file))
                .containsExactly(
                        "column dropped_packets.dropped_at (cannot be added to a table with rows)",
                        "column nodes.default_scope");
        assertThatThrownBy(() -> MeshStore.open(file, StoreOptions.DEFAULT))
                .isInstanceOf(UnsupportedSchemaException.class)
                .hasMessage(file + " lacks what cannot be added to tables with rows: column dropped_packets.dropped_at;"
                        + " create a new file and copy the rows with sqlite3");
        assertThat(query(file, "SELECT count(*) FROM pragma_table_info('nodes') WHERE name = 'default_scope'"))
                .containsExactly("0");
    }

    @Test
    void transmissionsWithoutUniqueHashesAreRefusedByName() throws Exception {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(file, "DROP VIEW packets_v");
        execute(file, "DROP TABLE transmissions");
        execute(file, Schema.TRANSMISSIONS.create().replace("hash TEXT NOT NULL UNIQUE", "hash TEXT NOT NULL"));
        execute(file, "CREATE INDEX idx_transmissions_hash ON transmissions(hash)");
        assertThatThrownBy(() -> MeshStore.open(file, StoreOptions.DEFAULT))
                .isInstanceOf(UnsupportedSchemaException.class)
                .hasMessageContaining("unique constraint transmissions(hash)");
        execute(file, "CREATE UNIQUE INDEX another ON transmissions(hash)");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThat(Readiness.missing(file)).isEmpty();
    }

    /** What only counts cannot update the file; it says what to do instead of failing at a column. */
    @Test
    void dryRunsOnAnOlderFileNameWhatItLacks() throws Exception {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        execute(file, "DROP VIEW packets_v");
        execute(file, "ALTER TABLE observers DROP COLUMN inactive");
        Maintenance maintenance = MeshStore.at(file, StoreOptions.DEFAULT).maintenance();
        assertThatThrownBy(() -> maintenance.count(Ages.all(Duration.ofDays(7))))
                .isInstanceOf(UnsupportedSchemaException.class)
                .hasMessage(
                        file + " has an older schema without column observers.inactive: run meshcore migrate first");
        assertThatThrownBy(() -> maintenance.backfill(
                        Backfill.CHANNEL_HASH,
                        InterpreterSettings.DEFAULT,
                        BackfillOptions.DEFAULT.withDryRun(true),
                        BackfillProgress.NONE))
                .isInstanceOf(UnsupportedSchemaException.class);
    }
}
