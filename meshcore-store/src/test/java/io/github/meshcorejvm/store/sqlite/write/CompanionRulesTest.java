package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.CompanionMessage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What texts write that a companion radio has decrypted already. */
class CompanionRulesTest extends RulesFixture {

    @Test
    void aTextIsATransmissionWithoutAFrame() throws SQLException {
        write(message(CompanionMessage.Kind.CHANNEL, NOON));
        assertThat(query("SELECT raw_hex, hash, route_type, payload_type, payload_version, decoded_json, channel_hash,"
                        + " from_pubkey, scope_name, code1 FROM transmissions"))
                .containsExactly("|0123456789abcdef|1|5|0|{\"type\":\"CHAN\"}|ch2|null|null|null");
        assertThat(query("SELECT observer_idx, path_json, snr, raw_hex FROM observations"))
                .containsExactly("null|[]|4.5|null");
        assertThat(query("SELECT id FROM observers")).isEmpty();
        assertThat(query("SELECT public_key FROM nodes")).isEmpty();
    }

    @Test
    void aDirectMessageIsATextMessageOfNoChannel() throws SQLException {
        write(message(CompanionMessage.Kind.DIRECT, NOON));
        assertThat(query("SELECT payload_type, channel_hash FROM transmissions"))
                .containsExactly("2|null");
    }

    @Test
    void theSameTextAgainIsADuplicate() throws SQLException {
        write(message(CompanionMessage.Kind.CHANNEL, NOON));
        BatchResult again = write(message(CompanionMessage.Kind.CHANNEL, NOON.plusSeconds(7)));
        assertThat(again.duplicates()).isEqualTo(1);
        assertThat(query("SELECT first_seen, last_seen FROM transmissions"))
                .containsExactly("2026-11-20T12:00:00Z|" + NOON.plusSeconds(7).getEpochSecond());
        assertThat(query("SELECT count(*) FROM observations")).containsExactly("1");
    }

    private static CompanionMessage message(CompanionMessage.Kind kind, Instant time) {
        return new CompanionMessage(
                "0123456789abcdef",
                kind,
                "{\"type\":\"CHAN\"}",
                kind == CompanionMessage.Kind.CHANNEL ? Optional.of("ch2") : Optional.empty(),
                OptionalDouble.of(4.5),
                time);
    }
}
