package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Delivery;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** The hash of a text without the sender's time is made from the time of receipt. */
    @ParameterizedTest
    @EnumSource(CompanionMessage.Kind.class)
    void aTextThatTheBrokerSendsAgainIsStoredOnceWhateverItsHash(CompanionMessage.Kind kind) throws SQLException {
        write(message(kind, NOON));
        BatchResult again = write(
                hashed("1111111111111111", message(kind, NOON.plusSeconds(7))).redelivered(),
                hashed("2222222222222222", message(kind, NOON.plusSeconds(8))).redelivered());
        assertThat(again.transmissionsInserted()).isZero();
        assertThat(again.duplicates()).isEqualTo(2);
        assertThat(query("SELECT hash, last_seen FROM transmissions"))
                .containsExactly("0123456789abcdef|" + NOON.getEpochSecond());
        assertThat(query("SELECT count(*) FROM observations")).containsExactly("1");
    }

    @Test
    void bothDeliveriesMayBeInOneBatch() throws SQLException {
        CompanionMessage first = message(CompanionMessage.Kind.CHANNEL, NOON);
        BatchResult result = write(first, hashed("1111111111111111", first).redelivered());
        assertThat(result.transmissionsInserted()).isEqualTo(1);
        assertThat(result.duplicates()).isEqualTo(1);
    }

    @Test
    void whatTheBrokerSendsAgainIsStoredIfItIsNotThere() throws SQLException {
        CompanionMessage message = message(CompanionMessage.Kind.CHANNEL, NOON);
        write(message);
        write(
                hashed("1111111111111111", message(CompanionMessage.Kind.CHANNEL, NOON.plusSeconds(1))),
                in("ch3", hashed("2222222222222222", message)).redelivered(),
                hashed("3333333333333333", message(CompanionMessage.Kind.CHANNEL, NOON.plus(25, ChronoUnit.HOURS)))
                        .redelivered());
        assertThat(query("SELECT hash, channel_hash FROM transmissions ORDER BY id"))
                .as("the same text again, in another channel, a day later")
                .containsExactly(
                        "0123456789abcdef|ch2", "1111111111111111|ch2", "2222222222222222|ch3", "3333333333333333|ch2");
    }

    /** Brokers send a retained message at each subscription, for months. */
    @ParameterizedTest
    @EnumSource(CompanionMessage.Kind.class)
    void aRetainedTextIsStoredOnce(CompanionMessage.Kind kind) throws SQLException {
        CompanionMessage first = message(kind, NOON.minus(40, ChronoUnit.DAYS));
        write(retained(first));
        for (int start = 1; start <= 2; start++) {
            BatchResult again = write(
                    retained(hashed(String.valueOf(start).repeat(16), message(kind, NOON.plusSeconds(start)))),
                    retained(message(kind, NOON.plusSeconds(start))));
            assertThat(again.duplicates()).isEqualTo(2);
        }
        assertThat(query("SELECT hash, last_seen FROM transmissions"))
                .containsExactly("0123456789abcdef|" + first.receivedAt().getEpochSecond());
        assertThat(query("SELECT count(*) FROM observations")).containsExactly("1");
    }

    private static CompanionMessage retained(CompanionMessage like) {
        return new CompanionMessage(
                like.hash(),
                like.kind(),
                like.decodedJson(),
                like.channelHash(),
                like.snr(),
                like.receivedAt(),
                Delivery.RETAINED);
    }

    private static CompanionMessage hashed(String hash, CompanionMessage like) {
        return new CompanionMessage(
                hash,
                like.kind(),
                like.decodedJson(),
                like.channelHash(),
                like.snr(),
                like.receivedAt(),
                like.delivery());
    }

    private static CompanionMessage in(String channel, CompanionMessage like) {
        return new CompanionMessage(
                like.hash(),
                like.kind(),
                like.decodedJson(),
                Optional.of(channel),
                like.snr(),
                like.receivedAt(),
                like.delivery());
    }

    private static CompanionMessage message(CompanionMessage.Kind kind, Instant time) {
        return new CompanionMessage(
                "0123456789abcdef",
                kind,
                "{\"type\":\"CHAN\"}",
                kind == CompanionMessage.Kind.CHANNEL ? Optional.of("ch2") : Optional.empty(),
                OptionalDouble.of(4.5),
                time,
                Delivery.FIRST);
    }
}
