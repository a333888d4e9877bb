package io.github.meshcorejvm.store.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.schema.MigrationOptions;
import io.github.meshcorejvm.store.schema.MigrationProgress;
import io.github.meshcorejvm.store.schema.PlannedStep;
import io.github.meshcorejvm.store.schema.SchemaCheck;
import io.github.meshcorejvm.store.schema.UnsupportedSchemaException;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What migrate makes, what it refuses, and what its check lists. */
class PostgresSchemaTest {

    private static final MigrationOptions ROLES =
            MigrationOptions.DEFAULT.withRoles(Optional.of(PostgresServer.WRITER), Optional.of(PostgresServer.READER));

    private String database;
    private PostgresSchema schema;

    @BeforeEach
    void createDatabase() {
        database = PostgresServer.shared().createDatabase();
        schema = as(PostgresServer.OWNER);
    }

    @Test
    void makesTheSchemaAndGrantsTheRolesOnce() throws SQLException {
        assertThat(schema.plan(ROLES)).hasSize(4);
        schema.migrate(ROLES, MigrationProgress.NONE);

        assertThat(schema.plan(ROLES)).isEmpty();
        assertThat(schema.migrate(ROLES, MigrationProgress.NONE).isEmpty()).isTrue();
        assertThat(CatalogChecks.answers(database, PostgresServer.OWNER, "Q0"))
                .containsExactly("1 telemetry true|189|16|34");
        assertThat(CatalogChecks.answers(database, PostgresServer.READER, "Q6")).isEmpty();
        assertThat(CatalogChecks.answers(database, PostgresServer.WRITER, "Q7")).isEmpty();
        assertThat(schema.check(ROLES).problems()).isEmpty();
        assertThat(as(PostgresServer.WRITER).checkWriter().problems()).isEmpty();
    }

    @Test
    void rightsOnColumnsAreReportedAndRevoked() throws SQLException {
        schema.migrate(ROLES, MigrationProgress.NONE);
        execute("GRANT UPDATE (ready) ON corescope_schema TO " + PostgresServer.WRITER);
        execute("GRANT INSERT (name) ON nodes TO " + PostgresServer.READER);

        assertThat(schema.check(ROLES).problems())
                .containsExactlyInAnyOrder(
                        "role corescope_writer may write corescope_schema", "role corescope_reader may write nodes");
        schema.migrate(ROLES, MigrationProgress.NONE);
        assertThat(schema.check(ROLES).problems()).isEmpty();
    }

    @Test
    void planListsRightsThatARestoredBackupLost() throws SQLException {
        schema.migrate(ROLES, MigrationProgress.NONE);
        execute("REVOKE ALL ON ALL TABLES IN SCHEMA meshcore FROM " + PostgresServer.WRITER);

        assertThat(schema.plan(ROLES))
                .extracting(PlannedStep::title)
                .containsExactly("rights of the writer role " + PostgresServer.WRITER);
        assertThat(as(PostgresServer.WRITER).checkWriter().problems())
                .contains("role corescope_writer is missing INSERT on meshcore.state, meshcore.turn, meshcore.writers");
        schema.migrate(ROLES, MigrationProgress.NONE);
        assertThat(schema.plan(ROLES)).isEmpty();
    }

    @Test
    void refusesSchemasThatAreNotItsOwn() throws SQLException {
        execute("CREATE TABLE shop (id int)");
        assertRefused("has 1 tables, views or sequences but no corescope_schema");
        execute("DROP TABLE shop");

        schema.migrate(ROLES, MigrationProgress.NONE);
        execute("UPDATE corescope_schema SET ready = false");
        assertRefused("is not ready: a copy into it is running or was interrupted");
        execute("UPDATE corescope_schema SET ready = true, version = 2");
        assertRefused("is of version 2, but this program supports version 1 only");
        execute("UPDATE corescope_schema SET version = 1, kind = 'accounts'");
        assertRefused("is of kind accounts, not telemetry");
        execute("INSERT INTO corescope_schema VALUES (1, 'telemetry', true)");
        assertRefused("has more than one row in corescope_schema; delete all but that of kind telemetry");
    }

    @Test
    void waitsForNoCopyThatIsRunning() throws SQLException {
        try (Connection other = PostgresServer.shared().connect(database, PostgresServer.OWNER);
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended(current_schema(), 7289041410))");

            assertThatThrownBy(() -> schema.migrate(ROLES, MigrationProgress.NONE))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("another copy or migrate of postgresql://" + PostgresServer.OWNER);
        }
    }

    @Test
    void refusesDatabasesOfAnotherEncoding() throws SQLException {
        String latin = database + "_latin";
        try (Connection admin = PostgresServer.shared().connect("postgres", "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + latin + " OWNER " + PostgresServer.OWNER
                    + " TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        }
        database = latin;
        schema = as(PostgresServer.OWNER);
        assertRefused("the encoding of the database is LATIN1, but must be UTF8");
    }

    @Test
    void checkListsWhatStandsInTheWay() throws SQLException {
        schema.migrate(ROLES, MigrationProgress.NONE);
        execute("DROP INDEX idx_tx_code1");
        execute("ALTER TABLE nodes DROP COLUMN foreign_advert");

        SchemaCheck check = schema.check(
                MigrationOptions.DEFAULT.withRoles(Optional.of(PostgresServer.OWNER), Optional.of("nobody_here")));

        assertThat(check.facts()).anyMatch(fact -> fact.startsWith("PostgreSQL 18."));
        assertThat(check.problems())
                .contains(
                        "missing, of another type, or invisible to the role: index idx_tx_code1",
                        "missing, of another type, or invisible to the role: nodes.foreign_advert bigint",
                        "there is no role nobody_here",
                        "role corescope_owner owns schema public, itself or as a member of its owner",
                        "role corescope_owner may write corescope_schema");
        assertThat(check.notes()).anyMatch(note -> note.contains("synchronous_standby_names is empty"));
        MigrationOptions reserved = MigrationOptions.DEFAULT.withRoles(Optional.empty(), Optional.of("meshcore"));
        assertThat(schema.check(reserved).problems())
                .anyMatch(problem -> problem.contains("must not be named meshcore"));
        assertThatThrownBy(() -> schema.plan(reserved)).hasMessageContaining("must not be named meshcore");
        assertThatThrownBy(() -> schema.plan(MigrationOptions.DEFAULT.withRoles(
                        Optional.of(PostgresServer.READER), Optional.of(PostgresServer.READER))))
                .hasMessageContaining("must be different roles");
    }

    @Test
    void layoutKnowsEveryColumnAndIndexOfTheContract() {
        List<String> expected = TelemetryLayout.expected();
        assertThat(expected).filteredOn(item -> item.startsWith("index ")).hasSize(34);
        assertThat(expected)
                .filteredOn(item ->
                        !item.startsWith("index ") && !item.startsWith("corescope_") && !item.startsWith("packets_v"))
                .hasSize(189);
    }

    @Test
    void checksNoticeAMissingView() throws SQLException {
        schema.migrate(ROLES, MigrationProgress.NONE);
        execute("DROP VIEW packets_v");

        String problem = "missing, of another type, or invisible to the role: packets_v.id bigint";
        assertThat(schema.check(ROLES).problems()).containsExactly(problem);
        assertThat(as(PostgresServer.WRITER).checkWriter().problems()).containsExactly(problem);
        // Ingest works without it.
        try (Connection writer = PostgresServer.shared().connect(database, PostgresServer.WRITER)) {
            TelemetryMarker.requireWritable(writer);
        }
    }

    @Test
    void rolesThatOwnTheSchemaAreRefusedBeforeAnythingIsGranted() throws SQLException {
        MigrationOptions owner =
                MigrationOptions.DEFAULT.withRoles(Optional.of(PostgresServer.OWNER), Optional.empty());
        MigrationOptions superuser =
                MigrationOptions.DEFAULT.withRoles(Optional.of(PostgresServer.WRITER), Optional.of("postgres"));
        for (MigrationOptions wanted : List.of(owner, superuser)) {
            assertThatThrownBy(() -> schema.migrate(wanted, MigrationProgress.NONE))
                    .isInstanceOf(UnsupportedSchemaException.class)
                    .hasMessageContaining("must be neither the owner of schema public, nor a member of it");
        }
        assertThat(schema.plan(ROLES)).hasSize(4);

        schema.migrate(ROLES, MigrationProgress.NONE);
        assertThatThrownBy(() -> schema.migrate(owner, MigrationProgress.NONE))
                .hasMessageContaining("role corescope_owner must be neither");
        execute("UPDATE corescope_schema SET ready = true");
    }

    @Test
    void checkKnowsTheSettingsOfTheWriterWithoutItsPassword() throws SQLException {
        schema.migrate(ROLES, MigrationProgress.NONE);
        String note = "synchronous_commit is off for role corescope_writer; this program uses on;"
                + " CoreScope's ingestor accepts on only";
        assertThat(schema.check(ROLES).notes()).doesNotContain(note);

        try (Connection admin = PostgresServer.shared().connect(database, "postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " SET synchronous_commit = remote_apply");
            statement.execute("ALTER ROLE corescope_writer IN DATABASE " + database + " SET synchronous_commit = off");
        }
        assertThat(schema.check(ROLES).notes()).contains(note);
        assertThat(as(PostgresServer.WRITER).checkWriter().notes()).contains(note);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> schema.migrate(ROLES, MigrationProgress.NONE))
                .isInstanceOf(UnsupportedSchemaException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(schema::requireSupported).hasMessageContaining(message);
    }

    private void execute(String sql) throws SQLException {
        PostgresServer.shared().execute(database, PostgresServer.OWNER, sql);
    }

    private PostgresSchema as(String role) {
        return new PostgresSchema(PostgresUrl.parse(PostgresServer.shared().url(database, role)));
    }
}
