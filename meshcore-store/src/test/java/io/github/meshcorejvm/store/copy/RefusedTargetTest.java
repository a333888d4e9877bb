package io.github.meshcorejvm.store.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.SchemaCheck;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy goes into nothing but an empty target that no one uses, and what it makes has the layout of the contract. */
class RefusedTargetTest {

    private static final String WRITER_LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 18950410699801933))";

    @TempDir
    Path folder;

    private final String database = PostgresServer.shared().createDatabase();

    @Test
    void aCopyHasTheLayoutAndTheRightsOfAMigratedDatabase() throws Exception {
        StoreCopy.run(
                new StoreLocation.InFile(StagedFile.odd(folder)),
                CopyFixture.owner(database),
                CopyOptions.DEFAULT.withWriterRole(PostgresServer.WRITER).withReaderRole(PostgresServer.READER),
                CopyProgress.NONE);
        String migrated = PostgresServer.shared().createDatabase();
        MeshStore.at(CopyFixture.owner(migrated), StoreOptions.DEFAULT)
                .schema()
                .migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);

        for (String catalogue : new String[] {
            "SELECT string_agg(indexdef, ';' ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public'",
            "SELECT string_agg(conname || pg_get_constraintdef(oid), ';' ORDER BY conname) FROM pg_constraint"
                    + " WHERE connamespace = 'public'::regnamespace",
            "SELECT string_agg(table_name || column_name || ordinal_position || is_nullable, ';' ORDER BY table_name,"
                    + " ordinal_position) FROM information_schema.columns WHERE table_schema = 'public'"
        }) {
            assertThat(CopyFixture.ask(database, catalogue)).isEqualTo(CopyFixture.ask(migrated, catalogue));
        }
        SchemaCheck check = MeshStore.at(
                        StoreLocation.parse(PostgresServer.shared().url(database, PostgresServer.WRITER)),
                        StoreOptions.DEFAULT)
                .schema()
                .checkWriter();
        assertThat(check.problems()).isEmpty();
        assertThat(CopyFixture.ask(database, "SELECT count(*) FROM meshcore.state WHERE key = 'copy'"))
                .isEqualTo("0");
    }

    @Test
    void aDatabaseThatMigrateHasJustMadeIsFilled() throws Exception {
        MeshStore.at(CopyFixture.owner(database), StoreOptions.DEFAULT)
                .schema()
                .migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);

        CopyReport report = CopyFixture.toServer(StagedFile.odd(folder), database);

        assertThat(CopyFixture.isReady(database)).isTrue();
        assertThat(report.rows()).isGreaterThan(40);
    }

    @Test
    void theOwnerIsRefusedAsAWriterOrReaderBeforeAnythingIsCopied() throws Exception {
        Path file = StagedFile.odd(folder);
        for (CopyOptions wanted : List.of(
                CopyOptions.DEFAULT.withWriterRole(PostgresServer.OWNER),
                CopyOptions.DEFAULT.withReaderRole(PostgresServer.OWNER))) {
            assertThatThrownBy(() -> StoreCopy.run(
                            new StoreLocation.InFile(file), CopyFixture.owner(database), wanted, CopyProgress.NONE))
                    .hasMessageContaining("role corescope_owner must be neither the owner of schema public");
        }
        assertThat(CopyFixture.ask(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void anUnfinishedCopyIsRefusedAndDroppedByTheStatementThatItNames() throws Exception {
        Path file = StagedFile.odd(folder);
        Sql.execute(file, "UPDATE transmissions SET route_type = 'x' WHERE id = 5");
        assertThatThrownBy(() -> CopyFixture.toServer(file, database)).isInstanceOf(StoreException.class);
        Sql.execute(file, "UPDATE transmissions SET route_type = 1 WHERE id = 5");

        Throwable again = catchThrowable(() -> CopyFixture.toServer(file, database));
        assertThat(again)
                .hasMessageContaining("is the target of an unfinished copy (from " + file + ", begun 20")
                .hasMessageContaining("DROP TABLE IF EXISTS public.nodes");
        assertThatThrownBy(() -> CopyFixture.toFile(database, folder.resolve("x.db")))
                .hasMessageContaining("unfinished copy");
        CopyFixture.execute(
                database, again.getMessage().substring(again.getMessage().indexOf("DROP TABLE")));

        CopyFixture.toServer(file, database);
        assertThat(CopyFixture.isReady(database)).isTrue();
    }

    @Test
    void tablesOfOthersAreLeftAlone() throws Exception {
        CopyFixture.execute(database, "CREATE TABLE mine (id integer)");

        assertThatThrownBy(() -> CopyFixture.toServer(StagedFile.odd(folder), database))
                .hasMessageContaining("is not empty: it has mine");
        assertThat(CopyFixture.ask(database, "SELECT to_regclass('nodes') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void aWriterAtWorkOrAnotherCopyIsNotDisturbed() throws Exception {
        Path file = StagedFile.odd(folder);
        try (Connection other = CopyFixture.SERVER.connect(database, PostgresServer.WRITER);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(WRITER_LOCK);
            assertThatThrownBy(() -> CopyFixture.toServer(file, database))
                    .hasMessageContaining("a writer uses")
                    .hasMessageContaining("stop the writers");
            other.rollback();
            other.setAutoCommit(true);
            statement.execute("SELECT pg_advisory_lock(hashtextextended(current_schema(), 7289041410))");
            assertThatThrownBy(() -> CopyFixture.toServer(file, database)).hasMessageContaining("another copy");
        }
        CopyFixture.toServer(file, database);
        try (Connection other = CopyFixture.SERVER.connect(database, PostgresServer.OWNER);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("UPDATE nodes SET name = 'x'");
            assertThatThrownBy(() -> CopyFixture.toFile(database, folder.resolve("x.db")))
                    .hasMessageContaining("stop the writers");
        }
        assertThat(folder.resolve("x.db")).doesNotExist();
        assertThat(folder.resolve("x.db.copying")).doesNotExist();
    }

    @Test
    void aFileIsNeverOverwritten() throws Exception {
        CopyFixture.toServer(StagedFile.odd(folder), database);
        Path file = Files.writeString(folder.resolve("x.db"), "mine");
        assertThatThrownBy(() -> CopyFixture.toFile(database, file)).hasMessageContaining("x.db exists already");
        assertThat(file).hasContent("mine");

        Files.delete(file);
        Path left = Files.writeString(folder.resolve("x.db.copying"), "left");
        assertThatThrownBy(() -> CopyFixture.toFile(database, file)).hasMessageContaining("delete " + left);
        assertThat(left).hasContent("left");
    }

    @Test
    void numbersThatNoReaderTakesDoNotReachAFile() throws Exception {
        CopyFixture.toServer(StagedFile.odd(folder), database);
        CopyFixture.execute(database, "UPDATE observations SET snr = 'NaN' WHERE id = 2");

        assertThatThrownBy(() -> CopyFixture.toFile(database, folder.resolve("x.db")))
                .hasMessageContaining("observations, row id = 2: column snr is NaN")
                .hasMessageContaining("nothing was written");
        assertThat(folder.resolve("x.db.copying")).doesNotExist();
    }

    @Test
    void aMissingRoleIsReportedBeforeAnythingIsCreated() throws Exception {
        assertThatThrownBy(() -> StoreCopy.run(
                        new StoreLocation.InFile(StagedFile.odd(folder)),
                        CopyFixture.owner(database),
                        new CopyOptions(Optional.of("nobody"), Optional.empty()),
                        CopyProgress.NONE))
                .hasMessageContaining("there is no role nobody");
        assertThat(CopyFixture.ask(database, "SELECT to_regclass('nodes') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void rolesThatMustNotBeGrantedRightsAreRefusedBeforeAnythingIsCreated() throws Exception {
        assertRefused(CopyOptions.DEFAULT.withReaderRole("meshcore"), "a role must not be named meshcore");
        assertRefused(CopyOptions.DEFAULT.withWriterRole("meshcore"), "a role must not be named meshcore");
        assertRefused(
                CopyOptions.DEFAULT.withWriterRole(PostgresServer.READER).withReaderRole(PostgresServer.READER),
                "the writer and the reader must be different roles");
    }

    private void assertRefused(CopyOptions wanted, String message) throws Exception {
        Path file = folder.resolve("mesh.db");
        MeshStore.open(file, StoreOptions.DEFAULT).close();
        assertThatThrownBy(() -> StoreCopy.run(
                        new StoreLocation.InFile(file), CopyFixture.owner(database), wanted, CopyProgress.NONE))
                .hasMessageContaining(message);
        assertThat(CopyFixture.ask(database, "SELECT to_regclass('nodes') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void aFolderThatDoesNotExistIsNotCreated() throws Exception {
        MeshStore.at(CopyFixture.owner(database), StoreOptions.DEFAULT)
                .schema()
                .migrate(MigrationOptions.DEFAULT, MigrationProgress.NONE);
        Path missing = folder.resolve("none");

        assertThatThrownBy(() -> CopyFixture.toFile(database, missing.resolve("new.db")))
                .hasMessage("no such folder: " + missing);
        assertThat(missing).doesNotExist();
    }
}
