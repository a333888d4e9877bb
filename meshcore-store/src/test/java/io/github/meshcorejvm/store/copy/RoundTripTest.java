package io.github.meshcorejvm.store.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.RowDump;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that goes to PostgreSQL and back is the same file, column by column, as plain SQL sees it. */
class RoundTripTest {

    @TempDir
    Path folder;

    private String database = PostgresServer.shared().createDatabase();

    @Test
    void everyColumnOfEveryTableComesBackAsItWas() throws Exception {
        Path file = StagedFile.odd(folder);
        Map<String, List<String>> before = RowDump.ofFile(file);
        byte[] bytes = Files.readAllBytes(file);

        CopyReport there = CopyFixture.toServer(file, database);
        try (Connection connection = CopyFixture.SERVER.connect(database, "postgres")) {
            Map<String, List<String>> onServer = RowDump.ofServer(connection);
            assertThat(onServer).hasSize(18);
            onServer.forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(before.get(table)));
        }
        Path back = folder.resolve("back.db");
        CopyReport report = CopyFixture.toFile(database, back);

        Map<String, List<String>> after = RowDump.ofFile(back);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((table, rows) -> assertThat(rows).as(table).isEqualTo(before.get(table)));
        assertThat(report.tables()).isEqualTo(there.tables()).hasSize(18);
        assertThat(Arrays.equals(Files.readAllBytes(file), bytes))
                .as("the source is unchanged")
                .isTrue();
        assertThat(there.repairedNumbers()).isZero();
    }

    @Test
    void aFileThatComesBackIsUpToDateAndSound() throws Exception {
        CopyFixture.toServer(StagedFile.odd(folder), database);
        Path back = folder.resolve("back.db");
        CopyFixture.toFile(database, back);

        assertThat(MeshStore.at(back, StoreOptions.DEFAULT).schema().plan(MigrationOptions.DEFAULT))
                .as("a fraction that the source has in a score, too")
                .extracting(PlannedStep::toString)
                .containsExactly("step: round and limit numbers of observations: 1 rows");
        assertThat(Sql.query(back, "PRAGMA journal_mode")).containsExactly("wal");
        assertThat(Sql.query(back, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(Sql.query(back, "PRAGMA foreign_key_check")).isEmpty();
        assertThat(Sql.query(back, "SELECT name, sql FROM sqlite_master ORDER BY name"))
                .isEqualTo(Sql.query(folder.resolve("mesh.db"), "SELECT name, sql FROM sqlite_master ORDER BY name"));
        assertThat(folder.resolve("back.db.copying")).doesNotExist();
    }

    @Test
    void noIdIsGivenOutTwiceAfterACopy() throws Exception {
        Path file = StagedFile.odd(folder);
        Sql.execute(file, "UPDATE advert_evidence_backfill SET tx_cursor = 20, obs_cursor = 30");
        CopyFixture.toServer(file, database);

        assertThat(next("observations", "id")).as("obs_cursor is 30").isEqualTo("31");
        assertThat(next("transmissions", "id")).as("tx_cursor is 20").isEqualTo("21");
        assertThat(next("observers", "rowid")).as("observer_idx is 99").isEqualTo("100");
        assertThat(next("advert_route_evidence", "id")).isEqualTo("10");
        CopyFixture.execute(database, "DELETE FROM observations");
        Path back = folder.resolve("back.db");
        CopyFixture.toFile(database, back);
        assertThat(Sql.query(back, "SELECT seq FROM sqlite_sequence WHERE name = 'observations'"))
                .containsExactly("31");
    }

    @Test
    void anEmptyDatabaseMadeByTheServerBecomesAFileThatIsUpToDate() throws Exception {
        CopyFixture.toServer(StagedFile.empty(folder), database);
        CopyFixture.execute(database, "DELETE FROM _migrations WHERE name NOT LIKE 'backfill%'");
        Path back = folder.resolve("back.db");
        CopyFixture.toFile(database, back);

        assertThat(MeshStore.at(back, StoreOptions.DEFAULT).schema().plan(MigrationOptions.DEFAULT))
                .isEmpty();
        assertThat(Sql.query(back, "SELECT * FROM sqlite_sequence")).isEmpty();
    }

    @Test
    void largeDoublesInAColumnThatAFileDeclaresAsIntegerComeBack() throws Exception {
        CopyFixture.toServer(StagedFile.odd(folder), database);
        CopyFixture.execute(database, "UPDATE observations SET score = 1e17 WHERE id = 1");
        CopyFixture.execute(database, "UPDATE observations SET score = -9.5e18 WHERE id = 2");
        Path back = folder.resolve("back.db");

        CopyFixture.toFile(database, back);
        assertThat(Sql.query(back, "SELECT printf('%.1f', score) FROM observations WHERE id IN (1, 2) ORDER BY id"))
                .containsExactly("100000000000000000.0", "-9500000000000000000.0");
        database = PostgresServer.shared().createDatabase();
        CopyFixture.toServer(back, database);
        assertThat(CopyFixture.ask(
                        database, "SELECT string_agg(score::text, ' ' ORDER BY id) FROM observations WHERE id > 0"))
                .isEqualTo("1e+17 -9.5e+18");
    }

    private String next(String table, String column) throws Exception {
        return CopyFixture.ask(database, "SELECT nextval(pg_get_serial_sequence('" + table + "', '" + column + "'))");
    }
}
