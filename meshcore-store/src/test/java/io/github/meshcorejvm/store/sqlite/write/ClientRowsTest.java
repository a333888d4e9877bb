package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.store.record.ClientObservation;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.record.RfSample;
import io.github.meshcorejvm.store.record.Signal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What phones report beside the nodes that they heard: times to the millisecond, unknown is not 0, the first row stays. */
class ClientRowsTest extends RulesFixture {

    private static final ClientPosition PLACE = new ClientPosition(48.5, 9.5, OptionalDouble.empty());
    private static final Instant HEARD = NOON.plusNanos(7_999_999);
    static final RfSample.Counters UNKNOWN = new RfSample.Counters(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    static final RfSample.State NEW_RADIO = new RfSample.State(
            0,
            OptionalLong.of(0),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.of(-119),
            OptionalLong.empty(),
            OptionalDouble.of(Double.NaN));

    private static ClientStamp stamp(Instant at) {
        return new ClientStamp(NODE, at, NOON.plusSeconds(5));
    }

    @Test
    void anObservationHasItsPathInLowerCaseAndItsForwarder() throws Exception {
        write(observation("11 02 A1B2 C0FFEE", -90.9), observation("11 02 A1B2 C0FFEE", -50));
        assertThat(query("SELECT rx_at, ingested_at, hash_size, hop_count, path_json, forwarder, rssi,"
                        + " code1, scope_name FROM client_rx_observations"))
                .containsExactly("2026-11-20T12:00:00.007Z|2026-11-20T12:00:05Z|1|2|[\"a1\",\"b2\"]|b2|-90|null|#eu");
        assertThat(query("SELECT * FROM client_observers")).isEmpty();
        assertThat(query("SELECT * FROM transmissions")).isEmpty();
    }

    @Test
    void aCounterThatIsUnknownIsNullAndZeroIsAValue() throws SQLException {
        write(
                new RfSample(stamp(HEARD), PLACE, true, NEW_RADIO, UNKNOWN),
                new RfSample(stamp(HEARD), PLACE, false, NEW_RADIO, UNKNOWN),
                new RfSample(stamp(HEARD.plusMillis(1)), PLACE, false, NEW_RADIO, UNKNOWN));
        assertThat(query("SELECT sampled_at, stationary, uptime_secs, battery_mv, queue_len, noise_floor, last_snr,"
                        + " recv_errors FROM client_rf_samples ORDER BY sampled_at"))
                .containsExactly(
                        "2026-11-20T12:00:00.007Z|1|0|0|null|-119|null|null",
                        "2026-11-20T12:00:00.008Z|0|0|0|null|-119|null|null");
    }

    @Test
    void eachAnswerIsARowAnEmptyOneToo() throws SQLException {
        RegionAnswer answer = new RegionAnswer(
                stamp(HEARD), Optional.of(PLACE), "cd".repeat(32), List.of("*", "sea"), true, OptionalLong.of(5));
        write(
                answer,
                answer,
                new RegionAnswer(
                        stamp(HEARD.minusSeconds(9)),
                        Optional.empty(),
                        "cd".repeat(32),
                        List.of(),
                        false,
                        OptionalLong.of(1L << 60)));
        assertThat(query("SELECT observed_at, regions_csv, truncated, lat, repeater_clock FROM node_declared_regions"
                        + " ORDER BY id"))
                .containsExactly("2026-11-20T12:00:00.007Z|*,sea|1|48.5|5", "2026-11-20T11:59:51.007Z||0|null|null");
    }

    private static ClientObservation observation(String frame, double rssi) throws PacketFormatException {
        Packet packet = Packet.decode(Bytes.ofHex(frame.replace(" ", "")));
        return new ClientObservation(
                stamp(HEARD),
                PLACE,
                new ClientObservation.Heard(packet, packet.contentHash(), Optional.of("#eu")),
                Signal.of(7.25, rssi));
    }
}
