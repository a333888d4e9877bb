package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Naive times may lie in any time zone, and so be hours old. */
class StatusFreshnessTest {

    private static final Instant START = Instant.parse("2026-11-20T14:00:00Z");

    private final StatusFreshness freshness = new StatusFreshness();

    private boolean isFresh(String timestamp, long receivedAfter) throws JsonFormatException {
        JsonValue json = JsonValue.parseObject("{\"timestamp\":\"" + timestamp + "\"}");
        Instant receivedAt = START.plusSeconds(receivedAfter);
        return freshness.isFresh(
                "AB", json, new InboundMessage("a", "t", Bytes.EMPTY, false, receivedAt, Acknowledgement.NONE));
    }

    @Test
    void aTimeWithoutAZoneMayBeHalfADayOld() throws Exception {
        assertThat(isFresh("2026-11-20T02:00:00", 0)).isTrue();
        assertThat(isFresh("2026-11-20T01:49:59", 0)).isFalse();
        assertThat(isFresh("2026-11-20T13:50:00Z", 0)).isTrue();
        assertThat(isFresh("2026-11-20T13:49:59Z", 0)).isFalse();
    }

    @Test
    void aNaiveClockThatIsSlowerStillIsFreshFromTheSecondStatusOn() throws Exception {
        assertThat(isFresh("2026-11-20T01:00:00", 0)).isFalse();
        assertThat(isFresh("2026-11-20T01:05:00", 300)).isTrue();
    }
}
