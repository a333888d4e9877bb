package io.github.meshcorejvm.store.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.MeshStore;
import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreLocation;
import io.github.meshcorejvm.store.StoreOptions;
import io.github.meshcorejvm.store.copy.CopyOptions;
import io.github.meshcorejvm.store.copy.CopyProgress;
import io.github.meshcorejvm.store.copy.StoreCopy;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.PostgresServer;
import io.github.meshcorejvm.store.testing.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A schema whose name needs quotes is used as any other, not the one of the same name in lower case. */
class QuotedSchemaTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"CoreScope, %22CoreScope%22", "S 2, %22S%202%22"})
    void allWorkIsDoneInIt(String name, String inUrl) throws Exception {
        PostgresServer server = PostgresServer.shared();
        String database = server.createDatabase();
        for (String schema : List.of(name, "corescope")) {
            execute(database, "CREATE SCHEMA \"" + schema + "\"");
        }
        execute(database, "CREATE TABLE corescope.corescope_schema (a int)");
        String owner = server.url(database, PostgresServer.OWNER) + "?search_path=" + inUrl;
        MigrationOptions roles = MigrationOptions.DEFAULT.withRoles(
                Optional.of(PostgresServer.WRITER), Optional.of(PostgresServer.READER));
        PostgresSchema schema = new PostgresSchema(PostgresUrl.parse(owner));

        schema.migrate(roles, MigrationProgress.NONE);

        assertThat(schema.plan(roles)).isEmpty();
        assertThat(schema.check(MigrationOptions.DEFAULT.withRoles(
                                Optional.of(PostgresServer.WRITER), Optional.empty()))
                        .problems())
                .isEmpty();
        String writer = server.url(database, PostgresServer.WRITER) + "?search_path=" + inUrl;
        try (MeshStore store = MeshStore.open(StoreLocation.parse(writer), StoreOptions.DEFAULT)) {
            Instant time = Instant.parse("2026-11-01T00:00:00Z");
            store.writer()
                    .write(List.of(new RegionAnswer(
                            new ClientStamp("aa", time, time),
                            Optional.empty(),
                            "bb",
                            List.of("#ch"),
                            false,
                            OptionalLong.empty())));
        }
        Path file = folder.resolve("mesh.db");
        copy(StoreLocation.parse(owner), new StoreLocation.InFile(file));
        assertThat(Sql.query(file, "SELECT regions_csv FROM node_declared_regions"))
                .containsExactly("#ch");
        execute(database, "DROP SCHEMA \"" + name + "\" CASCADE");
        execute(database, "CREATE SCHEMA \"" + name + "\"");
        copy(new StoreLocation.InFile(file), StoreLocation.parse(owner));
        assertThat(schema.plan(MigrationOptions.DEFAULT)).isEmpty();
    }

    private static void copy(StoreLocation from, StoreLocation to) throws InterruptedException {
        StoreCopy.run(from, to, CopyOptions.DEFAULT, CopyProgress.NONE);
    }

    private static void execute(String database, String sql) throws SQLException {
        PostgresServer.shared().execute(database, PostgresServer.OWNER, sql);
    }
}
