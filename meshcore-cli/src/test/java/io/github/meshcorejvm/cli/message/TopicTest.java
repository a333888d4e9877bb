package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incidents 64 and 65: topics first, features second, and nothing ignored without being counted. */
class TopicTest {

    @ParameterizedTest
    @CsvSource({
        "meshcore/SEA/K/packets, PACKET",
        "meshcore/SEA/K/raw, RAW",
        "meshcore/SEA/K/status, STATUS",
        "meshcore/SEA/K/telemetry, IGNORED",
        "meshcore/SEA/K/neighbors, NEIGHBORS",
        "meshcore/SEA/UNKNOWN/neighbors, IGNORED",
        "meshcore/SEA/K/internal, IGNORED",
        "meshcore/SEA/K/serial/commands, IGNORED",
        "meshcore/SEA/UNKNOWN/packets, PACKET",
        "meshcore/SEA/device/status, STATUS",
        "meshcore/SEA/K/config, IGNORED",
        "meshcore/SEA/UNKNOWN/config, IGNORED",
        "meshcore/SEA/config, IGNORED",
        "foo/bar/config, IGNORED",
        "foo/bar/decoded, IGNORED",
        "meshcore/config/K/packets, PACKET",
        "meshcore/status, IGNORED",
        "meshcore/status/K/status, STATUS",
        "meshcore/status/K/telemetry, IGNORED",
        "meshcore/status/K/packets/x, PACKET",
        "meshcore/events/login, IGNORED",
        "meshcore/command/send, IGNORED",
        "meshcore/client/k/packets, CLIENT",
        "meshcore/client/k/rf, CLIENT_RF",
        "meshcore/client/k/regions, CLIENT_REGIONS",
        "meshcore/client/k/neighbors, IGNORED",
        "meshcore/client/k/packets/x, IGNORED",
        "meshcore/client, IGNORED",
        "meshcore/message/channel/3, COMPANION_CHANNEL",
        "meshcore/message/direct/ab, COMPANION_DIRECT",
        "meshcore/message/other/ab, PACKET",
        "meshcore/repeater/Some Name/status, PACKET",
        "meshcore/packets, PACKET",
        "meshrank/uplink/TOKEN/K/packets, PACKET",
        "region/with/levels/raw, RAW",
        "'', PACKET",
        "/, PACKET"
    })
    void tellsWhatAMessageIsFor(String topic, Topic.Kind kind) {
        assertThat(Topic.of(topic).kind()).isEqualTo(kind);
    }

    @Test
    void anObserverIdHas128CharactersAtMost() {
        assertThat(Topic.of("meshcore/SEA/" + "k".repeat(128) + "/packets").observer())
                .isPresent();
        assertThat(Topic.of("meshcore/SEA/" + "k".repeat(129) + "/packets").observer())
                .isEmpty();
    }

    /** Only {@code client message repeater command events} are none. */
    @Test
    void aRegionMayBeCalledStatus() {
        assertThat(Topic.of("meshcore/status/K/packets"))
                .returns(Optional.of("K"), Topic::observer)
                .returns(Optional.of("status"), Topic::iata);
    }

    @Test
    void takesAnObserverOnlyFromFourLevels() {
        assertThat(Topic.of("meshcore/ sea / K /packets"))
                .returns(Optional.of("K"), Topic::observer)
                .returns(Optional.of(" sea "), Topic::iata);
        for (String topic : new String[] {
            "meshcore/SEA/K/x/packets", "meshcore/SEA/UNKNOWN/packets", "meshcore/SEA/ /packets",
            "meshcore/repeater/name/packets", "meshrank/uplink/token/packets", "/meshcore/SEA/K/packets"
        }) {
            assertThat(Topic.of(topic).observer()).as(topic).isEmpty();
            assertThat(Topic.of(topic).iata()).as(topic).isEmpty();
        }
    }
}
