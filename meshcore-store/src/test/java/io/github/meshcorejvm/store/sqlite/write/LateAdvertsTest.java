package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.record.Observation;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which advert of a node is the newest, if the writer has not seen the node since it was opened. */
class LateAdvertsTest extends WriterFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T12:01:00Z",
                "2026-11-20T12:01:00.250Z",
                "2026-11-20T12:01:00",
                "2026-11-20 12:01:00",
                "2026-11-20 13:00:30",
                "2026-11-20T13:00:30Z"
            })
    void anAdvertBeforeTheNewestIsStale(String newest) throws Exception {
        writeEach(advert("00", "Newest", 60));
        execute(file, "UPDATE transmissions SET first_seen = '" + newest + "'");
        reopen();
        writeEach(advert("11", "Old", 59));
        assertThat(name()).isEqualTo("Newest");
    }

    /** Of the same second, the one that was stored later is the newer one. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-20T12:01:00Z", "2026-11-20 12:01:00", "2026-11-20 00:00:00", "2026-11-19T23:59:59.999Z"
            })
    void anAdvertNotBeforeTheOthersIsTheNewest(String other) throws Exception {
        writeEach(advert("00", "Old", 60));
        execute(file, "UPDATE transmissions SET first_seen = '" + other + "'");
        reopen();
        writeEach(advert("11", "Newest", 60));
        assertThat(name()).isEqualTo("Newest");
    }

    /** An advert of the same second with a higher id: the packet that is heard again came first. */
    @Test
    void ofOneSecondTheLastOneStoredIsTheNewest() throws Exception {
        writeEach(advert("00", "First", 60), advert("11", "Last", 60));
        reopen();
        writeEach(advert("00", "First", 60));
        assertThat(name()).isEqualTo("Last");
    }

    @ParameterizedTest
    @ValueSource(ints = {LateAdverts.FEW - 1, LateAdverts.FEW, LateAdverts.FEW + 1, 2 * LateAdverts.FEW})
    void theNumberOfLaterPacketsDoesNotMatter(int others) throws Exception {
        writeEach(advert("00", "Newest", 60));
        execute(
                file,
                "INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type) WITH RECURSIVE n (i) AS"
                        + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + others + ")"
                        + " SELECT '0A00', printf('%016x', i), '2026-11-20T13:00:00Z', 2 FROM n");
        reopen();
        writeEach(advert("11", "Old", 30));
        assertThat(name()).isEqualTo("Newest");
        writeEach(advert("22", "Newer", 90));
        assertThat(name()).isEqualTo("Newer");
    }

    /** A file of another program may lack the index while ingest runs, and get it then. */
    @Test
    void withoutTheIndexTheResultIsTheSame() throws Exception {
        writeEach(advert("00", "Newest", 60));
        execute(file, "DROP INDEX idx_transmissions_first_seen");
        writeEach(advert("11", "Old", 30));
        assertThat(name()).isEqualTo("Newest");
        execute(file, "CREATE INDEX idx_transmissions_first_seen ON transmissions (first_seen)");
        writeEach(advert("22", "Older", 20));
        assertThat(name()).isEqualTo("Newest");
        writeEach(advert("33", "Newer", 90));
        assertThat(name()).isEqualTo("Newer");
    }

    /** The writer's clock was ahead. Such an advert changes its node, but says nothing about the node's older adverts. */
    @Test
    void anAdvertFromTheFutureHidesNoOther() throws Exception {
        writeEach(advert("00", "Newest", 60));
        reopen();
        writeEach(advert("11", "Future", 10 * 365 * 86_400));
        writeEach(advert("22", "Old", 30));
        assertThat(name()).isEqualTo("Future");
        writeEach(advert("33", "Newer", 90));
        assertThat(name()).isEqualTo("Newer");
    }

    private void reopen() throws SQLException {
        close();
        open();
    }

    private String name() throws SQLException {
        return query(file, "SELECT name FROM nodes").get(0);
    }

    private static Observation advert(String filler, String name, int seconds) {
        return observation()
                .frame("1100" + "AB".repeat(32) + filler.repeat(68) + "81")
                .advert(name, "repeater", null)
                .at(NOON.plusSeconds(seconds))
                .build();
    }
}
