package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.record.Observation;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Packets that an older program stored as shared contacts, and that are received again. */
class SharedContactTakeoverTest extends RulesFixture {

    private static final String CONTENT = "AB".repeat(32) + "00".repeat(68) + "81";
    private static final String SHARED = "130000000000" + CONTENT;
    private static final String NOISY = "D30000000000" + CONTENT;
    private static final String GENUINE = "1101CC" + CONTENT;
    private static final String STATE =
            "SELECT raw_hex, route_type, payload_version, code1, advert_count FROM transmissions, nodes";

    /** The older program counted it, and left the frame as it was. */
    @Test
    void aPacketWithAGenuineObservationTakesItsRouteAndIsNotCountedAgain() throws Exception {
        stage(SHARED, "0");
        execute("INSERT INTO observations (transmission_id, path_json, timestamp, raw_hex) VALUES"
                + " (1, '[\"CC\"]', 1763640000, '" + GENUINE + "')");
        write(genuine());
        assertThat(query(STATE)).containsExactly(GENUINE + "|1|0|null|3");
    }

    @Test
    void aPacketThatCameOnlyAsASharedContactIsCountedWhenItIsHeard() throws Exception {
        stage(SHARED, "0");
        write(genuine(), genuine());
        assertThat(query(STATE)).containsExactly(GENUINE + "|1|0|null|4");
    }

    /** Noise set the version of the first frame, or nobody wrote one down. */
    @Test
    void theFirstGenuineFrameSetsTheVersion() throws Exception {
        stage(NOISY, "3");
        write(observation().frame(SHARED).advert("Node", "repeater", null).build());
        assertThat(query(STATE)).containsExactly(NOISY + "|3|3|0000|3");
        write(genuine());
        assertThat(query(STATE)).containsExactly(GENUINE + "|1|0|null|4");
    }

    @Test
    void anUnknownVersionBecomesThatOfTheFirstGenuineFrame() throws Exception {
        stage(SHARED, "NULL");
        write(genuine());
        assertThat(query(STATE)).containsExactly(GENUINE + "|1|0|null|4");
    }

    /** A packet that the node sent later than what is stored, as far as genuine frames tell. */
    @Test
    void anAdvertThatAlsoCameAsASharedContactMakesEarlierOnesStale() throws Exception {
        stage(SHARED, "0");
        execute("INSERT INTO observations (transmission_id, path_json, timestamp, raw_hex) VALUES"
                + " (1, '[\"CC\"]', 1763640000, '" + GENUINE + "')");
        execute("UPDATE transmissions SET first_seen = '2026-11-20T12:30:00Z'");
        String older = "1100" + "AB".repeat(32) + "11".repeat(68) + "81";
        write(observation()
                .frame(older)
                .advert("Older", "repeater", null)
                .at(NOON)
                .build());
        assertThat(query("SELECT name FROM nodes")).containsExactly("Stored");
    }

    /** Older programs did not store the frames of observations: such a row is of the kind of its transmission. */
    @Test
    void aShareDoesNotBecomeTheFrameOfAGenuineObservation() throws Exception {
        String direct = "1100" + CONTENT;
        Observation heard = observation()
                .frame(direct)
                .advert("Node", "repeater", null)
                .at(NOON)
                .build();
        Observation shared = observation()
                .frame(SHARED)
                .advert("Node", "repeater", null)
                .at(NOON.plusSeconds(60))
                .build();
        write(heard);
        execute("UPDATE observations SET raw_hex = NULL");
        write(shared);
        assertThat(query("SELECT raw_hex FROM observations")).containsExactly("null");
        write(heard, shared);
        assertThat(query("SELECT raw_hex FROM observations")).containsExactly(direct);
    }

    private static Observation genuine() {
        return observation()
                .frame(GENUINE)
                .advert("Node", "repeater", null)
                .at(NOON.plusSeconds(60))
                .build();
    }

    private void stage(String frame, String version) throws SQLException {
        execute("INSERT INTO nodes (public_key, name, last_seen, advert_count) VALUES ('" + NODE
                + "', 'Stored', '2026-11-20T12:30:00Z', 3)");
        execute("INSERT INTO transmissions (hash, raw_hex, first_seen, route_type, payload_type, payload_version,"
                + " from_pubkey, code1, code2, decoded_json) VALUES ('"
                + genuine().packet().hash() + "', '"
                + frame + "', '2026-11-20T12:00:00Z', 3, 4, " + version + ", '" + NODE
                + "', '0000', '0000', '{}')");
    }
}
