package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From which id on a transmission of a time can be, in whatever form that time is stored. */
class LateIdsTest extends WriterFixture {

    private static final String TIME = "2026-11-20T23:01:00Z";
    private static final long SECONDS = Instant.parse(TIME).getEpochSecond();
    private static final int HOUR = 3_600;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({
        "23:01, 2026-11-20T23:01:00Z",
        "23:01, 2026-11-20T23:01:00.250Z",
        "23:01, 2026-11-20T23:01:00",
        "23:01, 2026-11-20 23:01:00",
        "23:01, 2026-11-20 23:01",
        "12:01, 2026-11-20T00:01:00-12:00",
        "13:30, 2026-11-19T23:30:00-14:00",
        "12:01, 2026-11-19 22:01:00-14:00",
        "12:01, 2026-11-21 02:01:00+14:00",
        "23:01, 2461365.4590277778"
    })
    void noTransmissionOfATimeIsBelow(String clock, String stored) throws SQLException {
        long seconds = Instant.parse("2026-11-20T" + clock + ":00Z").getEpochSecond();
        insert(7, stored);
        insert(8, "2026-11-22T12:00:00Z");
        assertThat(query(file, "SELECT unixepoch(first_seen) / 60 FROM transmissions WHERE id = 7"))
                .containsExactly(Long.toString(seconds / 60));
        for (int hours = 0; hours <= 40; hours++) {
            LateIds late = new LateIds(connection);
            late.lowestSince(seconds + (long) hours * HOUR);
            assertThat(late.lowestSince(seconds))
                    .as("%s, asked %s hours later", stored, hours)
                    .isLessThanOrEqualTo(7);
        }
    }

    @Test
    void whatIsOlderIsLeftOut() throws SQLException {
        insert(-5, "2026-11-18T12:00:00Z");
        insert(6, "2026-11-18T12:00:00Z");
        insert(7, TIME);
        LateIds late = new LateIds(connection);
        assertThat(late.lowestSince(SECONDS)).isEqualTo(7);
        assertThat(late.lowestSince(SECONDS + HOUR)).isEqualTo(7);
        assertThat(late.lowestSince(SECONDS - HOUR)).isEqualTo(7);
    }

    @Test
    void ofAnEarlierTimeNothingIsKnownUntilItForgets() throws SQLException {
        insert(-5, "2026-11-18T12:00:00Z");
        insert(7, TIME);
        long earlier = SECONDS - 40 * HOUR;
        LateIds late = new LateIds(connection);
        assertThat(late.lowestSince(SECONDS)).isEqualTo(7);
        assertThat(late.lowestSince(earlier)).isEqualTo(LateIds.ANY);
        late.forget();
        assertThat(late.lowestSince(earlier)).isEqualTo(-5);
    }

    @Test
    void withoutTheIndexNothingIsKnown() throws SQLException {
        execute(file, "DROP INDEX idx_transmissions_first_seen");
        insert(7, TIME);
        assertThat(new LateIds(connection).lowestSince(SECONDS)).isEqualTo(LateIds.ANY);
    }

    @Test
    void aBusyDayIsNotRead() throws SQLException {
        execute(
                file,
                "INSERT INTO transmissions (raw_hex, hash, first_seen) WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL"
                        + " SELECT n + 1 FROM i WHERE n <= " + LateIds.MAX_LATE + ") SELECT '', 'hash' || n, '" + TIME
                        + "' FROM i");
        assertThat(new LateIds(connection).lowestSince(SECONDS)).isEqualTo(LateIds.ANY);
        execute(file, "DELETE FROM transmissions WHERE id = 1");
        assertThat(new LateIds(connection).lowestSince(SECONDS)).isEqualTo(2);
    }

    private void insert(long id, String firstSeen) throws SQLException {
        execute(
                file,
                "INSERT INTO transmissions (id, raw_hex, hash, first_seen) VALUES (" + id + ", '', 'hash" + id + "', '"
                        + firstSeen + "')");
    }
}
