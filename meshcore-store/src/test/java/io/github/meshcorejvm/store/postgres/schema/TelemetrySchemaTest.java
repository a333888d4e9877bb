package io.github.meshcorejvm.store.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The new schema against the catalogue queries and answers of the contract. */
class TelemetrySchemaTest {

    private static String database;

    @BeforeAll
    static void createSchema() throws SQLException {
        database = PostgresServer.shared().createDatabase();
        try (Connection owner = PostgresConnections.open(
                PostgresUrl.parse(PostgresServer.shared().url(database, PostgresServer.OWNER)),
                PostgresConnections.Purpose.LONG_WORK)) {
            TelemetrySchema.create(owner, true);
        }
    }

    @Test
    void everyColumnIsAsTheContractSays() throws SQLException {
        assertThat(answers("Q1")).containsExactlyElementsOf(expected("columns.txt"));
    }

    @Test
    void everyConstraintIsAsTheContractSays() throws SQLException {
        assertThat(answers("Q2")).containsExactlyElementsOf(expected("constraints.txt"));
    }

    @Test
    void everyIndexIsAsTheContractSays() throws SQLException {
        assertThat(answers("Q3")).containsExactlyElementsOf(expected("indexes.txt"));
    }

    @Test
    void markerViewAndCountsAreAsTheContractSays() throws SQLException {
        assertThat(answers("Q0")).containsExactly("1 telemetry true|189|16|34");
        assertThat(answers("Q4")).containsExactly("16|e021c37a766ab43c89d87a99a718eb7d");
        assertThat(answers("Q5")).containsExactly("18|60|9|1|0|73|t");
    }

    private static List<String> answers(String check) throws SQLException {
        return CatalogChecks.answers(database, PostgresServer.OWNER, check);
    }

    private static List<String> expected(String file) {
        return CatalogChecks.resource(file).lines().toList();
    }
}
