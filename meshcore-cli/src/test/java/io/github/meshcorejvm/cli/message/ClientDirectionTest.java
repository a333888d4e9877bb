package io.github.meshcorejvm.cli.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.pipeline.TestMessages;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A phone heard only what it received, in either spelling of the key, as for the packets of observers. */
class ClientDirectionTest {

    @TempDir
    Path folder;

    private Envelope parse(String topic, String direction) {
        String config = "{\"clientRxCoverage\": {\"enabled\": true}}";
        String field = direction.isEmpty() ? "" : direction.replace('\'', '"') + ", ";
        return new EnvelopeParser(TestMessages.config(folder, config), new StatusFreshness())
                .parse(TestMessages.message(
                        topic, "{" + field + "\"raw\": \"3D000102030405060708\", \"gps\": {\"lat\": 52, \"lon\": 4}}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "~~",
                "'direction': 'rx'",
                "'Direction': 'rx'",
                "'Direction': ' RX '",
                "'direction': null",
                "'Direction': 7"
            })
    void whatWasReceivedIsAReception(String direction) {
        assertThat(parse("meshcore/client/ab12/packets", direction)).isInstanceOf(Envelope.ClientEnvelope.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {"'direction': 'tx'", "'Direction': 'tx'", "'Direction': ' Tx '", "'Direction': 'sent'"})
    void whatWasSentIsNone(String direction) {
        assertThat(parse("meshcore/client/ab12/packets", direction))
                .isEqualTo(new Envelope.Dropped(DropReason.NO_HEARD_NODE));
    }

    /** Another word is no direction of an observer's packet, which is stored. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {"'Direction': ' Tx '| tx", "'direction': 'sent'| "})
    void anObserversPacketHasItsDirection(String direction, @Nullable String read) {
        assertThat(parse("meshcore/AMS/K/packets", direction))
                .isInstanceOfSatisfying(
                        Envelope.PacketEnvelope.class,
                        packet -> assertThat(packet.direction()).isEqualTo(Optional.ofNullable(read)));
    }
}
