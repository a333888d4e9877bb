package io.github.meshcorejvm.store.sqlite.write;

import static io.github.meshcorejvm.store.sqlite.write.Observations.NODE;
import static io.github.meshcorejvm.store.sqlite.write.Observations.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientReception;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.Signal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What phones write that heard a node somewhere. */
class ClientReceptionRulesTest extends RulesFixture {

    @Test
    void aReceptionIsKeptWithItsPlaceAndBothTimes() throws SQLException {
        write(reception("Phone", -110.9, NOON, NOON.plusSeconds(5)));
        assertThat(query("SELECT rx_pubkey, heard_key, heard_keylen, rssi, snr, lat, lon, pos_acc_m,"
                        + " rx_at, ingested_at, src FROM client_receptions"))
                .as("the signal strength is cut toward zero")
                .containsExactly(
                        NODE + "|abcd|2|-110|7.25|48.5|9.5|null|2026-11-20T12:00:00Z|" + "2026-11-20T12:00:05Z|rxlog");
        assertThat(query("SELECT pubkey, name, last_seen FROM client_observers"))
                .containsExactly(NODE + "|Phone|2026-11-20T12:00:05Z");
        assertThat(query("SELECT id FROM observers")).isEmpty();
        assertThat(query("SELECT id FROM observations")).isEmpty();
    }

    @Test
    void theFirstOfSeveralStaysButThePhoneWasSeenAgain() throws SQLException {
        write(reception("Phone", -110, NOON, NOON.plusSeconds(5)));
        write(reception(null, -90, NOON, NOON.plusSeconds(9)));
        assertThat(query("SELECT rssi FROM client_receptions")).containsExactly("-110");
        assertThat(query("SELECT name, last_seen FROM client_observers")).containsExactly("Phone|2026-11-20T12:00:09Z");
    }

    @Test
    void aPhoneIsNeverSeenEarlierThanBefore() throws SQLException {
        write(reception("Phone", -110, NOON, NOON.plusSeconds(9)));
        write(reception("Phone", -110, NOON.plusSeconds(1), NOON.plusSeconds(5)));
        assertThat(query("SELECT last_seen FROM client_observers")).containsExactly("2026-11-20T12:00:09Z");
    }

    @Test
    void anInvalidSignalStrengthIsAbsent() throws SQLException {
        write(reception("Phone", Double.NaN, NOON, NOON));
        assertThat(query("SELECT rssi FROM client_receptions")).containsExactly("null");
    }

    @Test
    void anInvalidPlaceIsRefusedAlone() throws SQLException {
        ClientReception good = reception("Phone", -110, NOON, NOON);
        ClientReception bad = new ClientReception(
                new ClientStamp("cd".repeat(32), NOON, NOON),
                Optional.empty(),
                good.heardKey(),
                good.source(),
                good.signal(),
                new ClientPosition(Double.NaN, 9.5, OptionalDouble.empty()));
        BatchResult result = store.writer().write(java.util.List.of(bad, good));
        assertThat(result.rejected()).hasSize(1);
        assertThat(query("SELECT pubkey FROM client_observers")).containsExactly(NODE);
    }

    private static ClientReception reception(String name, double rssi, Instant heardAt, Instant receivedAt) {
        return new ClientReception(
                new ClientStamp(NODE, heardAt, receivedAt),
                Optional.ofNullable(name),
                Bytes.ofHex("abcd"),
                ClientReception.Source.RXLOG,
                Signal.of(7.25, rssi),
                new ClientPosition(48.5, 9.5, OptionalDouble.empty()));
    }
}
