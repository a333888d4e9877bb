package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.graph.rules.Adjacency;
import io.github.meshcorejvm.store.graph.rules.NeighborResolver;
import io.github.meshcorejvm.store.graph.rules.NodeIndex;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a clock that ran ahead has left in the file. */
class JumpedClockTest extends RulesFixture {

    private static final String AHEAD = "2028-01-01T00:00:00Z";

    @Test
    void anObserverSeenInTheFutureComesBackToNow() throws SQLException {
        write(observation().build());
        execute("UPDATE observers SET last_seen = '" + AHEAD + "', last_packet_at = '" + AHEAD + "'");
        write(observation().frame("1500beef").at(NOON.plusSeconds(5)).build());
        assertThat(query("SELECT last_seen, last_packet_at FROM observers"))
                .containsExactly("2026-11-20T12:00:05Z|2026-11-20T12:00:05Z");
    }

    @Test
    void aNodeSeenInTheFutureComesBackToNow() throws SQLException {
        write(observation().advert("Ridge", null, null).build());
        execute("UPDATE nodes SET last_seen = '" + AHEAD + "'");
        write(observation().advert("Ridge", null, null).at(NOON.plusSeconds(5)).build());
        assertThat(query("SELECT last_seen FROM nodes")).containsExactly("2026-11-20T12:00:05Z");
        execute("UPDATE nodes SET last_seen = '" + AHEAD + "'");
        store.writer().resolveWith(new NeighborResolver(NodeIndex.of(List.of(NODE)), Adjacency.EMPTY));
        write(observation().frame("1501abc0ffee").at(NOON.plusSeconds(9)).build());
        assertThat(query("SELECT last_seen FROM nodes")).containsExactly("2026-11-20T12:00:09Z");
    }

    @Test
    void aTimeLessThanAMinuteAheadOfTheWallClockStays() throws SQLException {
        write(observation().build());
        execute("UPDATE observers SET last_seen = '2026-11-20T13:01:00Z'");
        write(observation().frame("1500beef").build());
        assertThat(query("SELECT last_seen FROM observers")).containsExactly("2026-11-20T13:01:00Z");
    }

    @Test
    void advertsOfAClockAheadDoNotMakeLaterOnesStale() throws SQLException {
        execute("INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type, from_pubkey) VALUES"
                + " ('1100', 'ff', '" + AHEAD + "', 4, '" + NODE + "')");
        write(observation().advert("Ridge", null, null).build());
        assertThat(query("SELECT name FROM nodes")).containsExactly("Ridge");
    }

    @Test
    void anAdvertOlderThanTheNewestOnlyCounts() throws SQLException {
        execute("INSERT INTO transmissions (raw_hex, hash, first_seen, payload_type, from_pubkey) VALUES"
                + " ('1100', 'ff', '2026-11-20T12:30:00.5Z', 4, '" + NODE + "')");
        execute("INSERT INTO nodes (public_key, name, last_seen, first_seen, advert_count) VALUES ('" + NODE
                + "', 'New', '2026-11-20T12:30:00Z', '2026-11-20T12:30:00Z', 1)");
        write(observation().advert("Old", null, null).build());
        assertThat(query("SELECT name, last_seen, first_seen, advert_count FROM nodes"))
                .containsExactly("New|2026-11-20T12:30:00Z|2026-11-20T12:00:00Z|2");
    }
}
