package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.record.ObserverReadings;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.ObserverStatus;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the statuses of observers write. */
class StatusRulesTest extends RulesFixture {

    @Test
    void aFreshOneMakesAnObserverWithoutPacketsAndASample() throws SQLException {
        write(status(true, "Hill", Optional.of("v1"), 4000));
        assertThat(query("SELECT id, name, model, battery_mv, packet_count, last_packet_at FROM observers"))
                .containsExactly("OBS|Hill|v1|4000|0|null");
        assertThat(query("SELECT observer_id, timestamp, battery_mv, noise_floor FROM observer_metrics"))
                .containsExactly("OBS|2026-11-20T12:00:00Z|4000|null");
    }

    @Test
    void inOneSlotNewNumbersReplaceAndNullsDoNotErase() throws SQLException {
        write(status(true, "Hill", Optional.empty(), 4000));
        write(new ObserverStatus(
                ref("Hill"),
                true,
                NOON.plusSeconds(149),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false),
                new ObserverReadings(
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.of(-110.5),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty())));
        assertThat(query("SELECT timestamp, battery_mv, noise_floor FROM observer_metrics"))
                .containsExactly("2026-11-20T12:00:00Z|4000|-110.5");
        assertThat(query("SELECT can_relay, can_relay_seen FROM observers")).containsExactly("0|1");
    }

    @Test
    void halfWayBetweenTwoSlotsIsTheLater() throws SQLException {
        write(new ObserverStatus(
                ref("Hill"),
                true,
                NOON.plusSeconds(150),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                status(true, "", Optional.empty(), 1).readings()));
        assertThat(query("SELECT timestamp FROM observer_metrics")).containsExactly("2026-11-20T12:05:00Z");
    }

    @Test
    void aStaleOneMakesNoObserver() throws SQLException {
        write(status(false, "Hill", Optional.of("v1"), 4000));
        assertThat(query("SELECT * FROM observers")).isEmpty();
    }

    @Test
    void aStaleOneOnlyFillsGaps() throws SQLException {
        write(observation().at(NOON.minusSeconds(99)).build());
        execute("UPDATE observers SET inactive = 1, battery_mv = 3900");
        write(status(false, "Hill", Optional.of("v1"), 4000));
        assertThat(query("SELECT name, model, battery_mv, inactive, last_seen FROM observers"))
                .containsExactly("Hill|v1|3900|1|2026-11-20T11:58:21Z");
        assertThat(query("SELECT * FROM observer_metrics")).isEmpty();
    }

    private static ObserverRef ref(String name) {
        return new ObserverRef("OBS", Optional.of(name), Optional.empty());
    }

    private static ObserverStatus status(boolean fresh, String name, Optional<String> model, long battery) {
        return new ObserverStatus(
                ref(name),
                fresh,
                NOON,
                model,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ObserverReadings(
                        OptionalLong.of(battery),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()));
    }
}
