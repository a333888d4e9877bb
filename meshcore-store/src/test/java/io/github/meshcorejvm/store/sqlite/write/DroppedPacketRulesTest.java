package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static io.github.meshcorejvm.store.sqlite.write.Observations.observation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an advert with a wrong signature writes. */
class DroppedPacketRulesTest extends RulesFixture {

    @Test
    void oneRowAMessageAndNothingElse() throws SQLException {
        BatchResult result = write(rejected("OBS", NOON), rejected("B", NOON));
        assertThat(result.signatureDrops()).isEqualTo(2);
        assertThat(query("SELECT raw_hex, reason, observer_id, observer_name, node_pubkey, node_name, dropped_at"
                        + " FROM dropped_packets"))
                .containsExactly(
                        "1100BEEF|invalid signature|OBS|Hill|" + NODE + "|Ridge|2026-11-20 12:00:00",
                        "1100BEEF|invalid signature|B|Hill|" + NODE + "|Ridge|2026-11-20 12:00:00");
        assertThat(query("SELECT id FROM observers")).isEmpty();
        assertThat(query("SELECT id FROM transmissions")).isEmpty();
        assertThat(query("SELECT public_key FROM nodes")).isEmpty();
    }

    @Test
    void aRecordingReplayedAgainAddsNone() throws SQLException {
        StoreRecord[] recording = {rejected("OBS", NOON), rejected("OBS", NOON), rejected("OBS", NOON.plusSeconds(1))};
        write(recording);
        assertThat(query("SELECT count(*) FROM dropped_packets")).containsExactly("3");
        reopen();
        write(recording);
        assertThat(query("SELECT count(*) FROM dropped_packets")).containsExactly("3");
    }

    @Test
    void aMessageThatTheBrokerSendsAgainAddsNone() throws SQLException {
        write(rejected("OBS", NOON), rejected("OBS", NOON.plusSeconds(3)).redelivered());
        reopen();
        write(
                rejected("OBS", NOON.plusSeconds(20)).redelivered(),
                rejected("OBS", NOON.plusSeconds(20)).redelivered());
        assertThat(query("SELECT observer_id, dropped_at FROM dropped_packets"))
                .containsExactly("OBS|2026-11-20 12:00:00");
        write(
                rejected("B", NOON.plusSeconds(21)).redelivered(),
                rejected("OBS", NOON.plusSeconds(22)),
                rejected("OBS", NOON.plusSeconds(22)));
        assertThat(query("SELECT observer_id, dropped_at FROM dropped_packets ORDER BY id"))
                .as("what was never stored, and what came twice")
                .containsExactly(
                        "OBS|2026-11-20 12:00:00",
                        "B|2026-11-20 12:00:21",
                        "OBS|2026-11-20 12:00:22",
                        "OBS|2026-11-20 12:00:22");
    }

    private static RejectedAdvert rejected(String observer, Instant time) {
        Observation any = observation().frame("1100beef").build();
        return new RejectedAdvert(
                new Interpretation.WrongSignature(
                        any.packet().packet(), any.packet().hash(), NODE, Optional.of("Ridge")),
                any.frame(),
                Optional.of(new ObserverRef(observer, Optional.of("Hill"), Optional.empty())),
                time,
                Delivery.FIRST);
    }
}
