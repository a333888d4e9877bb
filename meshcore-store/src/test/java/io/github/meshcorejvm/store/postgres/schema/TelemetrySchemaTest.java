package io.github.meshcorejvm.store.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.PostgresUrl;
import io.github.meshcorejvm.store.postgres.jdbc.PostgresConnections;
import io.github.meshcorejvm.store.testing.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The new schema against the catalogue queries and answers of the contract. */
class TelemetrySchemaTest {

    private static String database;
    private static Map<String, String> checks;

    @BeforeAll
    static void createSchema() throws SQLException, IOException {
        database = PostgresServer.shared().createDatabase();
        checks = checks();
        try (Connection owner = PostgresConnections.open(
                PostgresUrl.parse(PostgresServer.shared().url(database, PostgresServer.OWNER)),
                PostgresConnections.Purpose.LONG_WORK)) {
            TelemetrySchema.create(owner, true);
        }
    }

    @Test
    void everyColumnIsAsTheContractSays() throws SQLException, IOException {
        assertThat(answers("Q1")).containsExactlyElementsOf(expected("columns.txt"));
    }

    @Test
    void everyConstraintIsAsTheContractSays() throws SQLException, IOException {
        assertThat(answers("Q2")).containsExactlyElementsOf(expected("constraints.txt"));
    }

    @Test
    void everyIndexIsAsTheContractSays() throws SQLException, IOException {
        assertThat(answers("Q3")).containsExactlyElementsOf(expected("indexes.txt"));
    }

    @Test
    void markerViewAndCountsAreAsTheContractSays() throws SQLException {
        assertThat(answers("Q0")).containsExactly("1 telemetry true|189|16|34");
        assertThat(answers("Q4")).containsExactly("16|e021c37a766ab43c89d87a99a718eb7d");
        assertThat(answers("Q5")).containsExactly("18|60|9|1|0|73|t");
    }

    private static List<String> answers(String check) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = PostgresServer.shared().connect(database, PostgresServer.OWNER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(checks.get(check))) {
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    cells.add(row.getString(column));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private static List<String> expected(String file) throws IOException {
        return resource(file).lines().toList();
    }

    private static Map<String, String> checks() throws IOException {
        Map<String, String> queries = new TreeMap<>();
        for (String part : resource("checks.sql").split("(?m)^-- ")) {
            if (!part.isBlank()) {
                queries.put(part.substring(0, 2), part.substring(2));
            }
        }
        return queries;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                TelemetrySchemaTest.class.getResourceAsStream("/testdata/postgres/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
