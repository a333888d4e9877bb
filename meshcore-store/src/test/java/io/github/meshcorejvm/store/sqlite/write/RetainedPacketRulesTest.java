package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.Delivery;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a packet writes that the broker has kept: it is sent at each subscription, and may be months old. */
class RetainedPacketRulesTest extends RulesFixture {

    private static final List<String> TABLES = List.of(
            "SELECT * FROM observers",
            "SELECT * FROM transmissions",
            "SELECT * FROM observations",
            "SELECT * FROM nodes",
            "SELECT * FROM advert_route_evidence");

    private static Observations retained() {
        return observation().at(NOON.plusSeconds(600)).delivery(Delivery.RETAINED);
    }

    @Test
    void whatIsStoredAlreadyChangesNothing() throws SQLException {
        String advert = "1100" + NODE + "00".repeat(68) + "81";
        write(
                observation().by("OBS", "Hill", "YYZ").snr(3).skew(7200).build(),
                observation().byNobody().build(),
                observation().frame(advert).advert("Ridge", "repeater", null).build());
        execute("UPDATE observers SET inactive = 1, last_seen = '2026-10-01T00:00:00Z'");
        List<List<String>> before = rows();
        reopen();
        BatchResult again = write(
                retained().by("OBS", "Dale", "SEA").snr(9).skew(7300).build(),
                retained().byNobody().snr(9).build(),
                retained().frame(advert).advert("Valley", "room", null).build());
        assertThat(rows()).isEqualTo(before);
        assertThat(again.duplicates()).isEqualTo(3);
        assertThat(again.observerUpserts()).isZero();
    }

    @Test
    void aNewOneIsAPacketButNoSignOfLife() throws SQLException {
        write(observation().by("OBS", "Hill", "YYZ").build());
        execute("UPDATE observers SET inactive = 1, last_seen = '2026-10-01T00:00:00Z',"
                + " last_packet_at = '2026-10-01T00:00:00Z'");
        BatchResult result = write(retained()
                .by("OBS", "Dale", "SEA")
                .frame("1500aabbcc")
                .skew(7300)
                .build());
        assertThat(result.transmissionsInserted()).isEqualTo(1);
        assertThat(result.observationsInserted()).isEqualTo(1);
        assertThat(query("SELECT name, iata, packet_count, inactive, last_seen, last_packet_at, clock_skew_seconds"
                        + " FROM observers"))
                .containsExactly("Hill|YYZ|1|1|2026-10-01T00:00:00Z|2026-10-01T00:00:00Z|null");
        assertThat(query("SELECT raw_hex, last_seen FROM transmissions WHERE id > 1"))
                .containsExactly("1500AABBCC|" + NOON.plusSeconds(600).getEpochSecond());
    }

    @Test
    void anUnknownObserverGetsARowThatCountsNothing() throws SQLException {
        write(
                retained().by("OBS", "Hill", "YYZ").build(),
                retained().by("OBS", "Hill", "YYZ").build());
        assertThat(query("SELECT id, name, iata, packet_count, first_seen, last_seen, last_packet_at FROM observers"))
                .containsExactly("OBS|Hill|YYZ|0|2026-11-20T12:10:00Z|2026-11-20T12:10:00Z|null");
        assertThat(query("SELECT count(*) FROM observations WHERE observer_idx IS NOT NULL"))
                .containsExactly("1");
    }

    private List<List<String>> rows() throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        for (String table : TABLES) {
            rows.add(query(table));
        }
        return rows;
    }
}
