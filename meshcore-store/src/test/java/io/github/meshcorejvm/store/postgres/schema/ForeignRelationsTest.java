package io.github.meshcorejvm.store.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables, sequences and views of others in our schemas, such as those of an extension, change nothing for our roles. */
class ForeignRelationsTest {

    private static final MigrationOptions ROLES =
            MigrationOptions.DEFAULT.withRoles(Optional.of(PostgresServer.WRITER), Optional.empty());
    private static final MigrationOptions READER =
            MigrationOptions.DEFAULT.withRoles(Optional.empty(), Optional.of(PostgresServer.READER));

    private String database;
    private PostgresSchema schema;

    @BeforeEach
    void create() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        schema = as(PostgresServer.OWNER);
        schema.migrate(ROLES, MigrationProgress.NONE);
        execute("postgres", "CREATE TABLE public.spatial_ref_sys (srid int)");
        execute("postgres", "CREATE SEQUENCE public.foo");
        execute("postgres", "CREATE VIEW public.statistics_of_others AS SELECT 1 AS calls");
        execute("postgres", "GRANT SELECT ON public.statistics_of_others TO PUBLIC");
        execute("postgres", "CREATE TABLE meshcore.zz (a int)");
    }

    @Test
    void writerStillWorksAndTheCheckHasNothingToSay() throws SQLException {
        try (Connection writer = PostgresServer.shared().connect(database, PostgresServer.WRITER)) {
            TelemetryMarker.requireWritable(writer);
        }
        assertThat(as(PostgresServer.WRITER).checkWriter().problems()).isEmpty();
        assertThat(schema.check(ROLES).problems()).isEmpty();
        assertThat(schema.plan(ROLES)).isEmpty();
    }

    @Test
    void grantsRepairWhatIsOurs() throws SQLException {
        execute(PostgresServer.OWNER, "REVOKE ALL ON nodes, meshcore.turn FROM " + PostgresServer.WRITER);
        execute(PostgresServer.OWNER, "REVOKE ALL ON SEQUENCE transmissions_id_seq FROM " + PostgresServer.WRITER);
        execute(PostgresServer.OWNER, "GRANT INSERT ON nodes TO PUBLIC");

        schema.migrate(ROLES, MigrationProgress.NONE);

        try (Connection owner = PostgresServer.shared().connect(database, PostgresServer.OWNER)) {
            assertThat(TelemetryMarker.number(
                            owner,
                            "SELECT count(*) FROM pg_class c, aclexplode(c.relacl) a"
                                    + " WHERE a.grantee = 0 AND relname = 'nodes'"))
                    .isZero();
        }
        assertThat(schema.plan(ROLES)).isEmpty();
        assertThat(as(PostgresServer.WRITER).checkWriter().problems()).isEmpty();
    }

    @Test
    void readerGetsWhatTheOwnerMayGrantAndTheRestIsListed() {
        schema.migrate(READER, MigrationProgress.NONE);

        assertThat(schema.plan(READER)).isEmpty();
        assertThat(schema.check(READER).problems())
                .containsExactly("role corescope_reader is missing SELECT on foo, meshcore.zz, spatial_ref_sys");
    }

    @Test
    void writerGetsNoRightOnTheTablesThatTheOwnerHasBesidesOurs() throws SQLException {
        execute(PostgresServer.OWNER, "CREATE TABLE public.notes (a int)");
        execute(PostgresServer.OWNER, "REVOKE ALL ON nodes FROM " + PostgresServer.WRITER);

        schema.migrate(ROLES, MigrationProgress.NONE);

        try (Connection owner = PostgresServer.shared().connect(database, PostgresServer.OWNER)) {
            assertThat(TelemetryMarker.text(
                            owner,
                            "SELECT has_table_privilege('" + PostgresServer.WRITER + "', 'nodes', 'INSERT')::text"
                                    + " || has_table_privilege('" + PostgresServer.WRITER + "', 'notes', 'INSERT')"))
                    .isEqualTo("truefalse");
        }
    }

    private void execute(String role, String sql) throws SQLException {
        PostgresServer.shared().execute(database, role, sql);
    }

    private PostgresSchema as(String role) {
        return new PostgresSchema(PostgresUrl.parse(PostgresServer.shared().url(database, role)));
    }
}
