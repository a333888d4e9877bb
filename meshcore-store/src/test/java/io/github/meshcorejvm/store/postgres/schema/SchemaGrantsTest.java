package io.github.meshcorejvm.store.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rights of the roles by the contract's own queries: Q6 for the reader, Q7 for the writer. */
class SchemaGrantsTest {

    private String database;

    @BeforeEach
    void create() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        try (Connection owner = owner()) {
            TelemetrySchema.create(owner, true);
            grant(owner);
        }
    }

    @Test
    void readerAndWriterHaveTheirRightsAndNoOthers() throws SQLException {
        assertThat(CatalogChecks.answers(database, PostgresServer.READER, "Q6")).isEmpty();
        assertThat(CatalogChecks.answers(database, PostgresServer.WRITER, "Q7")).isEmpty();
    }

    @Test
    void queriesFindAReaderThatWritesAndAnOwnerThatShouldNotWrite() throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("GRANT INSERT ON meshcore.turn TO " + PostgresServer.READER);
        }

        assertThat(CatalogChecks.answers(database, PostgresServer.READER, "Q6"))
                .containsExactly("writes meshcore.turn");
        assertThat(CatalogChecks.answers(database, PostgresServer.OWNER, "Q7"))
                .contains("create", "owner of schema", "owner of nodes", "writes the marker");
    }

    @Test
    void grantingAgainRepairsRights() throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("GRANT INSERT ON meshcore.turn, nodes TO " + PostgresServer.READER);
            statement.execute("GRANT UPDATE ON nodes TO PUBLIC");
            statement.execute("GRANT CREATE ON SCHEMA public TO PUBLIC");
            statement.execute("GRANT UPDATE ON corescope_schema TO " + PostgresServer.WRITER);
            statement.execute("REVOKE ALL ON observations, meshcore.writers FROM " + PostgresServer.WRITER);
            grant(owner);
        }

        assertThat(CatalogChecks.answers(database, PostgresServer.READER, "Q6")).isEmpty();
        assertThat(CatalogChecks.answers(database, PostgresServer.WRITER, "Q7")).isEmpty();
    }

    private static void grant(Connection owner) throws SQLException {
        SchemaGrants.revokeFromPublic(owner);
        SchemaGrants.grantWriter(owner, PostgresServer.WRITER);
        SchemaGrants.grantReader(owner, PostgresServer.READER);
    }

    private Connection owner() {
        return PostgresConnections.open(
                PostgresUrl.parse(PostgresServer.shared().url(database, PostgresServer.OWNER)),
                PostgresConnections.Purpose.LONG_WORK);
    }
}
