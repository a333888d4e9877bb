package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.record.Delivery;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What packets write of their observers. */
class ObserverRulesTest extends RulesFixture {

    @Test
    void absentAndEmptyValuesKeepTheOldNewOnesWin() throws SQLException {
        write(observation().by("A", "Old", "FRA").build());
        write(observation().by("A", "", "MUC").build());
        assertThat(query("SELECT name, iata, packet_count FROM observers")).containsExactly("Old|MUC|2");
    }

    @Test
    void seenTimesOnlyRiseAndNeverPassTheWallClock() throws SQLException {
        write(observation().at(NOON).build());
        write(observation().at(NOON.minusSeconds(50)).build());
        assertThat(query("SELECT last_seen, last_packet_at, first_seen FROM observers"))
                .containsExactly("2026-11-20T12:00:00Z|2026-11-20T12:00:00Z|2026-11-20T11:59:10Z");
        write(observation().at(NOW.plusSeconds(99)).build());
        assertThat(query("SELECT last_seen, last_packet_at FROM observers"))
                .containsExactly("2026-11-20T13:00:00Z|2026-11-20T13:00:00Z");
    }

    @Test
    void timesOfOtherSpellingsAreComparedAsTimes() throws SQLException {
        write(observation().build());
        execute("UPDATE observers SET last_seen = '2026-11-20 12:30:00', first_seen = '2026-11-20T11:00:00.5Z'");
        write(observation().at(NOON.plusSeconds(60)).build());
        assertThat(query("SELECT last_seen, first_seen FROM observers"))
                .containsExactly("2026-11-20 12:30:00|2026-11-20T11:00:00.5Z");
        write(observation().at(NOON.plusSeconds(1801)).build());
        assertThat(query("SELECT last_seen FROM observers")).containsExactly("2026-11-20T12:30:01Z");
    }

    @Test
    void keysThatDifferInCaseAreOneObserverWithTheFirstSpelling() throws SQLException {
        write(observation().by(NODE.toUpperCase(Locale.ROOT), "x", "FRA").build());
        write(observation().by(NODE, "x", "FRA").build());
        assertThat(query("SELECT id, packet_count FROM observers"))
                .containsExactly(NODE.toUpperCase(Locale.ROOT) + "|2");
    }

    @Test
    void aDuplicateOnRawCountsNothingATransmittedPacketIsNoProofOfHearing() throws SQLException {
        write(observation().delivery(Delivery.RAW_COPY).build());
        assertThat(query("SELECT packet_count FROM observers")).containsExactly("0");
        execute("DELETE FROM observations");
        execute("DELETE FROM observers");
        write(observation().direction("TX").build());
        assertThat(query("SELECT packet_count, last_seen, last_packet_at FROM observers"))
                .containsExactly("1|2026-11-20T12:00:00Z|null");
    }

    @Test
    void aMessageThatTheBrokerSendsAgainIsCountedOnce() throws SQLException {
        Observations again = observation().delivery(Delivery.REDELIVERY).skew(7200);
        write(again.build());
        assertThat(query("SELECT packet_count, clock_skew_count_24h FROM observers"))
                .as("never stored before")
                .containsExactly("1|1");
        write(again.build());
        writeEach(again.build(), again.build());
        write(again.frame("1500c0ffff").build(), again.build());
        assertThat(query("SELECT packet_count, clock_skew_count_24h FROM observers"))
                .containsExactly("2|2");
        write(observation().build());
        assertThat(query("SELECT packet_count FROM observers"))
                .as("published twice")
                .containsExactly("3");
    }

    @Test
    void anInactiveObserverThatIsHeardIsActive() throws SQLException {
        write(observation().build());
        execute("UPDATE observers SET inactive = 1");
        write(observation().build());
        assertThat(query("SELECT inactive FROM observers")).containsExactly("0");
    }

    @Test
    void skewedClocksAreCountedWithinADay() throws SQLException {
        writeEach(observation().skew(-7200).build(), observation().skew(-7201).build());
        assertThat(skew()).containsExactly("-7201|2|2026-11-20T12:00:00Z");
        execute("UPDATE observers SET clock_last_naive_at = '2026-11-19T11:59:59Z'");
        write(observation().skew(60).build(), observation().skew(61).build());
        assertThat(skew()).containsExactly("61|2|2026-11-20T12:00:00Z");
    }

    @Test
    void inOneBatchTooAPauseOfOverADayBeginsANewCount() throws SQLException {
        write(
                observation().skew(60).at(NOON.minusSeconds(200_000)).build(),
                observation().skew(61).at(NOON.minusSeconds(199_000)).build(),
                observation().skew(62).at(NOON.minusSeconds(86_400)).build(),
                observation().skew(63).build());
        assertThat(skew()).as("exactly a day is not over a day").containsExactly("63|2|2026-11-20T12:00:00Z");
    }

    @Test
    void aNewOneWithoutANameHasAnEmptyOneAndNoRegion() throws SQLException {
        write(observation().by("A", "", "").build());
        assertThat(query("SELECT name, iata, inactive, can_relay, can_relay_seen FROM observers"))
                .containsExactly("|null|0|1|0");
    }

    private List<String> skew() throws SQLException {
        return query("SELECT clock_skew_seconds, clock_skew_count_24h, clock_last_naive_at FROM observers");
    }
}
