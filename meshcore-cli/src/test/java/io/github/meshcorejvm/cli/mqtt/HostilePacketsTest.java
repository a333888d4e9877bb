package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.process.Mosquitto;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Incident 81: bytes of a broker or of a stranger's message that ended the library's thread. */
class HostilePacketsTest {

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();

    private PahoSource start(SourceConfig config) {
        PahoSource source = new PahoSource(config, new ClientIds("test", "here").of(config));
        source.start(sink);
        return source;
    }

    private long count(String topic) {
        return sink.messages.stream()
                .filter(message -> message.topic().equals(topic))
                .count();
    }

    private void await(String topic) throws InterruptedException {
        CollectingSink.await(topic, 20, () -> count(topic) > 0);
    }

    /** Topics in UTF-8: emoji selector, full width, BOM, U+FFFD, NUL, controls, malformed, surrogate, U+1FFFF, none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "efb88f",
                "efbca1",
                "efbbbf",
                "efbfbd",
                "00",
                "0a",
                "7f",
                "c285",
                "ff",
                "c3",
                "c080",
                "eda080",
                "f09fbfbf",
                "efb790",
                "f4908080",
                ""
            })
    void aTopicThatTheLibraryRefusesIsAcknowledgedAndTheConnectionStays(String hex) throws Exception {
        byte[] bad = ScriptedBroker.publish(2, HexFormat.of().parseHex(hex), 77, "{}");
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.GOOD_CONNACK, bad);
                PahoSource source = start(BrokerFaultsTest.config("a", broker.url()))) {
            await("meshcore/after");
            CollectingSink.await("acknowledgement", 20, () -> broker.acknowledged.contains(77));
            assertThat(count(InboundMessage.INVALID_TOPIC)).isEqualTo(1);
            assertThat(source.status().snapshot().connectCount()).isEqualTo(1);
        }
    }

    /** QoS 3, packet identifier 0, topic longer than the packet, no room for topic or identifier, DUP with QoS 0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "360800036d2f6100017b",
                "320800036d2f6100007b",
                "3003ffff61",
                "3000",
                "300100",
                "320500036d2f61",
                "38050003612f62",
                "3fff0100016100"
            })
    void aMalformedPublishDoesNotEndTheConnection(String hex) throws Exception {
        byte[] script = HexFormat.of().parseHex(hex.startsWith("3fff01") ? hex + "00".repeat(251) : hex);
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.GOOD_CONNACK, script);
                PahoSource source = start(BrokerFaultsTest.config("a", broker.url()))) {
            await("meshcore/after");
            assertThat(source.status().snapshot().connectCount()).isEqualTo(1);
        }
    }

    /** Each type with no bytes, with two, with flags, with 128 MB; answers to nothing; lengths that never end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000", "1000", "2000", "20020000", "2f020006", "4000", "40020001", "40020000", "5f020001", "60020000",
                        "6f020001",
                "70020001", "8000", "9000", "90020001", "9003000180", "9003000003", "a000", "b0020001", "b000", "c000",
                        "d000",
                "d00100", "e000", "f000", "90ffffff7f", "40ffffff7f", "ffffffffffff", "f0ffffff7f"
            })
    void anyOtherPacketIsSurvivedOrEndsOneConnectionOnly(String hex) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(
                        ScriptedBroker.GOOD_CONNACK, HexFormat.of().parseHex(hex));
                PahoSource source = start(BrokerFaultsTest.config("a", broker.url()))) {
            await("meshcore/after");
            assertThat(source.status().snapshot().connectCount()).isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20020001", "20020002", "20020003", "20020004", "20020005", "200200c8", "200100", "2f03000000"})
    void aRefusedOrMalformedConnectIsTriedAgain(String hex) throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(HexFormat.of().parseHex(hex), new byte[0]);
                PahoSource source = start(BrokerFaultsTest.config("a", broker.url()))) {
            await("meshcore/after");
            assertThat(source.status().snapshot().connected()).isTrue();
        }
    }

    /** Random bytes, then the good ones on the next connection; a fixed seed for each, so that a failure comes again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomBytesEndOneConnectionOnly(long seed) throws Exception {
        byte[] noise = new byte[4096];
        new Random(seed).nextBytes(noise);
        try (ScriptedBroker broker = new ScriptedBroker(ScriptedBroker.GOOD_CONNACK, noise);
                PahoSource source = start(BrokerFaultsTest.config("a", broker.url()))) {
            await("meshcore/before");
            source.reconnect();
            await("meshcore/after");
        }
    }

    @Test
    void aRetainedAndAQueuedEmojiTopicLetGoodMessagesThrough() throws Exception {
        String emoji = "meshcore/\uD83C\uDFD4\uFE0F/x/packets";
        try (Mosquitto broker = new Mosquitto(folder)) {
            SourceConfig config = BrokerFaultsTest.config("a", broker.url())
                    .withSession(new SourceConfig.Session(1, Optional.empty(), true));
            broker.publish(emoji, "{}", "-q", "1", "-r");
            try (PahoSource source = start(config)) {
                await(InboundMessage.INVALID_TOPIC);
                assertThat(source.status().snapshot().connectCount()).isEqualTo(1);
            }
            broker.publish(emoji, "{}", "-q", "1");
            broker.publish("meshcore/good", "{}", "-q", "1");
            try (PahoSource source = start(config)) {
                await("meshcore/good");
                CollectingSink.await("both", 20, () -> count(InboundMessage.INVALID_TOPIC) >= 2);
                assertThat(source.status().snapshot().connectCount()).isEqualTo(1);
            }
        }
    }
}
