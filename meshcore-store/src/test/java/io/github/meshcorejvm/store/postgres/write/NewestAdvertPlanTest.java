package io.github.meshcorejvm.store.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.postgres.jdbc.TimeSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The adverts that nodes have sent in years are not read for each batch with a new one. */
class NewestAdvertPlanTest {

    private static final long NOW = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();

    @Test
    void theTimesTellWhichPagesAreRead() throws SQLException {
        try (Connection connection = PostgresDatabase.create().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type, from_pubkey, decoded_json)
                    SELECT '1100', 'hash' || i, to_char(TIMESTAMP '2025-11-20' + i * INTERVAL '20 minutes', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                      4, lpad(to_hex(i % 20), 64, '0'), repeat('.', 200) FROM generate_series(1, 26250) AS i""");
            statement.execute("ANALYZE transmissions");
            // As the writer's connection has it, whose plans are made once.
            statement.execute(WriterSession.PLANS);
            statement.execute("PREPARE newest (text[], bigint[], text) AS "
                    + numbered(NewestAdvertSet.select(TimeSql.lowerBound(NOW))));
            StringBuilder plan = new StringBuilder();
            try (ResultSet line = statement.executeQuery(
                    "EXPLAIN EXECUTE newest (ARRAY[lpad('7', 64, '0')], '{}', '2026-11-20T12:01:00')")) {
                while (line.next()) {
                    plan.append(line.getString(1)).append('\n');
                }
            }
            assertThat(plan.toString()).contains("idx_transmissions_first_seen");
        }
    }

    /** With numbers for the parameters. */
    private static String numbered(String sql) {
        StringBuilder text = new StringBuilder(sql);
        for (int number = 1, at = text.indexOf("(?)"); number <= 2; number++, at = text.indexOf("(?)")) {
            text.replace(at + 1, at + 2, "$" + number);
        }
        int at = text.indexOf("<= ?");
        return text.replace(at + 3, at + 4, "$3").toString();
    }
}
