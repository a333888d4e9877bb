package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.advert;
import static io.github.meshcorejvm.store.testing.Sql.execute;
import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which advert of a node is the newest, if the writer has not seen the node since it was opened. */
class NewestAdvertsTest extends WriterFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-20T12:01:00Z",
                "2026-11-20T12:01:00.250Z",
                "2026-11-20T12:01:00",
                "2026-11-20 12:01:00",
                "2026-11-20 13:00:30",
                "2026-11-20T13:00:30Z",
                "2026-11-20T10:31:00-01:30",
                "2026-11-20T13:31:00.25+01:30"
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

    /** A time that nobody can read gives way to that of the next observation, which may be later than all others. */
    @ParameterizedTest
    @ValueSource(strings = {"1763000300", "2025-11-13", "yesterday"})
    void anAdvertWhoseTimeBecomesReadableHidesOlderOnes(String unreadable) throws Exception {
        writeEach(advert("00", "Newest", 0));
        execute(file, "UPDATE transmissions SET first_seen = '" + unreadable + "'");
        reopen();
        writeEach(advert("11", "Older", 30), advert("00", "Newest", 300));
        writeEach(advert("22", "Old", 180), advert("22", "Old", 120));
        assertThat(name()).isEqualTo("Newest");
    }

    private void reopen() throws SQLException {
        close();
        open();
    }

    private String name() throws SQLException {
        return query(file, "SELECT name FROM nodes").get(0);
    }
}
