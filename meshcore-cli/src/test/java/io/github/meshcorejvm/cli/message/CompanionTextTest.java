package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Envelope.CompanionEnvelope;
import io.github.meshcorejvm.store.record.Delivery;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sender's time is stored as it came, unless readers of the database could not parse the object then. */
class CompanionTextTest {

    private static String decoded(String senderTimestamp) throws Exception {
        JsonValue message = JsonValue.parseObject("{\"time\":" + senderTimestamp + "}");
        return CompanionText.read(
                        new CompanionEnvelope(
                                Optional.of("3"),
                                "B: m",
                                Optional.ofNullable(message.get("time")),
                                OptionalDouble.empty()),
                        Instant.parse("2026-11-20T14:05:09Z"),
                        Delivery.FIRST)
                .decodedJson();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795000000", "1795000000.250", "9007199254740991", "-1", "\"1e999\"", "\"\""})
    void keepsTheSpelling(String time) throws Exception {
        assertThat(decoded(time))
                .isEqualTo(
                        "{\"type\":\"CHAN\",\"channel\":\"ch3\",\"text\":\"B: m\",\"sender\":\"B\",\"sender_timestamp\":"
                                + time + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-1e999", "9007199254740992", "12345678901234567890123"})
    void leavesOutNumbersThatReadersCannotHold(String time) throws Exception {
        assertThat(decoded(time))
                .isEqualTo("{\"type\":\"CHAN\",\"channel\":\"ch3\",\"text\":\"B: m\",\"sender\":\"B\"}");
    }
}
