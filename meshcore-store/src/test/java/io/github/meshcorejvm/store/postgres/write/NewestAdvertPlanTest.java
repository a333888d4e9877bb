package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.postgres.jdbc.TimeSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The adverts that a node has sent in years are not read for each batch with a new one. */
class NewestAdvertPlanTest {

    private static final String NODE = "ab".repeat(32);
    private static final long NOW = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();

    @Test
    void theTimesTellWhichPagesAreRead() throws SQLException {
        try (Connection connection = PostgresDatabase.create().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type, from_pubkey, decoded_json)
                    SELECT '1100', 'hash' || i, to_char(TIMESTAMP '2025-11-20' + i * INTERVAL '30 minutes', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                      4, repeat('ab', 32), repeat('.', 500) FROM generate_series(1, 17500) AS i""");
            statement.execute("ANALYZE transmissions");
            assertThat(plan(connection)).contains("idx_transmissions_first_seen");
        }
    }

    private static String plan(Connection connection) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + NewestAdvertSet.SELECT)) {
            explain.setArray(1, connection.createArrayOf("text", new String[] {NODE}));
            explain.setString(2, TimeSql.lowerBound(NOW));
            explain.setArray(3, connection.createArrayOf("int8", new Long[0]));
            explain.setString(4, "2026-11-20T12:01:00");
            StringBuilder plan = new StringBuilder();
            try (ResultSet line = explain.executeQuery()) {
                while (line.next()) {
                    plan.append(line.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }
}
