package io.github.meshcorejvm.store.sqlite.schema;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.DetachReport;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.MigrationReport;
import io.github.meshcorejvm.store.schema.PlannedStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that have no place: taken out on request only, counted before, kept, and with a way back. */
class SetAsideTest {

    /** Firmware's smallest group text: a FLOOD packet without hops. */
    private static final String FRAME = "1500112233445566";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void make() {
        file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
    }

    private void orphans() throws SQLException {
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen) VALUES" + " (1, '" + FRAME
                        + "', '00000000000000aa', '2026-01-02T03:04:05Z', 5)");
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, direction, snr, timestamp, raw_hex)"
                        + " VALUES (4, 1, 1, 'rx', 1.5, 6, 'AA'), (5, 77, 2, 'rx', -2.25, 7, 'BB'), (9, 78, 3, 'tx', NULL, 8, NULL)");
        execute(file, "INSERT INTO advert_route_evidence (tx_id, bit) VALUES (1, 1), (77, 2)");
    }

    @Test
    void ingestLeavesOrphansAndMigrateSetsThemAside() throws Exception {
        orphans();
        migrator().migrate(MigrationProgress.NONE);
        assertThat(query(file, "SELECT id FROM observations")).containsExactly("4", "5", "9");
        assertThat(plan()).containsExactly("step: set aside observations without a transmission: 3 rows");

        MigrationReport report = migrator().migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        assertThat(report.steps())
                .containsExactly(new MigrationReport.DoneStep("set aside observations without a transmission", 3));
        assertThat(query(file, "SELECT id FROM observations")).containsExactly("4");
        assertThat(query(file, "SELECT tx_id FROM advert_route_evidence")).containsExactly("1");
        assertThat(query(
                        file,
                        "SELECT id, transmission_id, observer_idx, direction, snr, timestamp, raw_hex"
                                + " FROM meshcore_orphan_observations ORDER BY id"))
                .containsExactly("5|77|2|rx|-2.25|7|BB", "9|78|3|tx|null|8|null");
        assertThat(query(file, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(query(file, "SELECT seq FROM sqlite_sequence WHERE name = 'observations'"))
                .containsExactly("9");
        assertThat(plan()).isEmpty();
        assertThat(query(report.backup().orElseThrow(), "SELECT id FROM observations"))
                .containsExactly("4", "5", "9");
    }

    @Test
    void transmissionsWithoutHashOrTimeGetTheirsAndTheRestIsSetAside() throws Exception {
        execute(file, "DELETE FROM _migrations WHERE name = 'cleanup_legacy_null_hash_ts'");
        String right = contentHash();
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen) VALUES"
                        + " (1, '" + FRAME + "', '', '2026-01-02T03:04:05Z', 5),"
                        + " (2, 'FF', '00000000000000bb', '', 5),"
                        + " (3, '', '00000000000000cc', '', 5)");
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, timestamp) VALUES"
                        + " (1, 2, 1, 1767323046), (2, 2, 2, 1767323045), (3, 1, 1, 6)");
        assertThat(plan())
                .containsExactly(
                        "step: fill in the hash or time of transmissions without one: 2 rows",
                        "step: set aside transmissions without hash or time: 1 rows");
        migrator().migrate(MigrationProgress.NONE);
        assertThat(query(file, "SELECT id, hash, first_seen FROM transmissions"))
                .containsExactly(
                        "1|" + right + "|2026-01-02T03:04:05Z",
                        "2|00000000000000bb|2026-01-02T03:04:05Z",
                        "3|00000000000000cc|");
        migrator().migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        assertThat(query(file, "SELECT id FROM transmissions")).containsExactly("1", "2");
        assertThat(query(file, "SELECT id, hash FROM meshcore_set_aside_transmissions"))
                .containsExactly("3|00000000000000cc");
        assertThat(query(file, "SELECT name FROM _migrations WHERE name = 'cleanup_legacy_null_hash_ts'"))
                .hasSize(1);
    }

    @Test
    void aTransmissionWithoutHashIsMergedIntoTheOneThatHasIt() throws Exception {
        execute(file, "DELETE FROM _migrations WHERE name = 'cleanup_legacy_null_hash_ts'");
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen, last_seen) VALUES"
                        + " (1, '" + FRAME + "', '" + contentHash() + "', '2026-01-02T03:04:05Z', 5),"
                        + " (2, '" + FRAME + "', '', '2026-01-02T03:04:00Z', 7)");
        execute(
                file,
                "INSERT INTO observations (id, transmission_id, observer_idx, timestamp) VALUES"
                        + " (1, 1, 1, 5), (2, 2, 2, 7)");
        migrator().migrate(MigrationProgress.NONE);
        assertThat(query(file, "SELECT id, first_seen, last_seen FROM transmissions"))
                .containsExactly("1|2026-01-02T03:04:00Z|7");
        assertThat(query(file, "SELECT id, transmission_id FROM observations")).containsExactly("1|1", "2|1");
    }

    @Test
    void aFileThatNeedsNoChangeOfRowsIsNotCopied() throws Exception {
        execute(file, "DROP INDEX idx_observations_timestamp");
        MigrationReport report = migrator().migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        assertThat(report.backup()).isEmpty();
        orphans();
        MigrationOptions without = new MigrationOptions(false, Optional.empty(), false);
        assertThat(migrator().migrate(without, MigrationProgress.NONE).backup()).isEmpty();
        assertThat(names()).noneMatch(name -> name.contains("backup"));
    }

    @Test
    void theCopyGoesIntoTheFolderThatWasNamed() throws Exception {
        orphans();
        Path other = folder.resolve("copies/of/today");
        MigrationOptions wanted = new MigrationOptions(true, Optional.of(other), false);
        Path backup =
                migrator().migrate(wanted, MigrationProgress.NONE).backup().orElseThrow();
        assertThat(backup).hasParent(other);
        assertThat(backup.getFileName().toString()).startsWith("mesh.db.backup-");
        assertThat(query(backup, "PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void detachWritesWhatWasSetAsideAndRemovesOurTables() throws Exception {
        orphans();
        migrator().migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        execute(file, "UPDATE meshcore_orphan_observations SET raw_hex = 'a\"b\n' WHERE id = 9");
        DetachReport report = Detachment.run(file, StoreOptions.DEFAULT);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(Files.readAllLines(report.written().orElseThrow()))
                .containsExactly(
                        "{\"table\":\"meshcore_orphan_observations\",\"row\":{\"id\":5,\"transmission_id\":77,"
                                + "\"observer_idx\":2,\"direction\":\"rx\",\"snr\":-2.25,\"rssi\":null,\"score\":null,"
                                + "\"path_json\":null,\"timestamp\":7,\"resolved_path\":null,\"raw_hex\":\"BB\"}}",
                        "{\"table\":\"meshcore_orphan_observations\",\"row\":{\"id\":9,\"transmission_id\":78,"
                                + "\"observer_idx\":3,\"direction\":\"tx\",\"snr\":null,\"rssi\":null,\"score\":null,"
                                + "\"path_json\":null,\"timestamp\":8,\"resolved_path\":null,\"raw_hex\":\"a\\\"b\\u000a\"}}");
        assertThat(query(file, "SELECT name FROM sqlite_master WHERE name LIKE 'meshcore%'"))
                .isEmpty();
        assertThat(Detachment.run(file, StoreOptions.DEFAULT).written()).isEmpty();
    }

    private SchemaMigrator migrator() {
        return new SchemaMigrator(file, StoreOptions.DEFAULT);
    }

    private List<String> plan() {
        return migrator().plan(MigrationOptions.DEFAULT).stream()
                .map(PlannedStep::toString)
                .toList();
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).collect(Collectors.toList());
        }
    }

    /** SHA-256 over payload type and payload, as wire-protocol.md has it; computed apart from the codec. */
    private static String contentHash() throws Exception {
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(java.util.HexFormat.of().parseHex("05112233445566"));
        return java.util.HexFormat.of().formatHex(digest).substring(0, 16);
    }
}
