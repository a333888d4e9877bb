package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.process.Mosquitto;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Incident 81: bytes of a broker or of a stranger's message that ended the library's thread. {@code -Dproof.noise=500}
 * sends so many streams of random bytes.
 */
class HostilePacketsTest {

    private static final int NOISE = Integer.getInteger("proof.noise", 6);
    /** Sources at a time; each has a few threads. */
    private static final int AT_ONCE = 48;

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private PahoSource start(SourceConfig config) {
        PahoSource source = new PahoSource(config, new ClientIds("test", "here").of(config));
        opened.add(source);
        source.start(sink);
        return source;
    }

    private ScriptedBroker broker(byte[] connack, byte[] script) throws Exception {
        ScriptedBroker broker = new ScriptedBroker(connack, script);
        opened.add(broker);
        return broker;
    }

    private long count(String source, String topic) {
        return sink.messages.stream()
                .filter(message -> message.source().equals(source))
                .filter(message -> topic.equals(
                        message.topicProblem().isPresent() ? InboundMessage.INVALID_TOPIC : message.topic()))
                .count();
    }

    private void await(String source, String topic, int times) throws InterruptedException {
        CollectingSink.await(topic + " from " + source, 30, () -> count(source, topic) >= times);
    }

    /** Topics in UTF-8: emoji selector, full width, BOM, U+FFFD, NUL, controls, malformed, surrogate, U+1FFFF, none. */
    @Test
    void topicsThatTheLibraryRefusesAreAcknowledgedAndTheConnectionStays() throws Exception {
        List<String> topics = List.of(
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
                "");
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        for (int i = 0; i < topics.size(); i++) {
            script.writeBytes(ScriptedBroker.publish(2, HexFormat.of().parseHex(topics.get(i)), 100 + i, "{}"));
            script.writeBytes(ScriptedBroker.publish(1, HexFormat.of().parseHex(topics.get(i)), 0, "{}"));
        }
        ScriptedBroker broker = broker(ScriptedBroker.GOOD_CONNACK, script.toByteArray());
        PahoSource source = start(BrokerFaultsTest.config("a", broker.url()));
        await("a", "meshcore/after", 1);
        for (int i = 0; i < topics.size(); i++) {
            int id = 100 + i;
            CollectingSink.await("acknowledgement of " + topics.get(i), 20, () -> broker.acknowledged.contains(id));
        }
        assertThat(count("a", InboundMessage.INVALID_TOPIC)).isEqualTo(2L * topics.size());
        CollectingSink.expectConnects(source, 1);
    }

    /** QoS 3, packet identifier 0, topic longer than the packet, no room for topic or identifier, DUP with QoS 0. */
    @Test
    void aMalformedPublishDoesNotEndTheConnection() throws Exception {
        byte[] script = HexFormat.of()
                .parseHex("360800036d2f6100017b" + "320800036d2f6100007b" + "3003ffff61" + "3000" + "300100"
                        + "320500036d2f61" + "38050003612f62" + "3fff0100016100" + "00".repeat(251));
        PahoSource source = start(BrokerFaultsTest.config(
                "a", broker(ScriptedBroker.GOOD_CONNACK, script).url()));
        await("a", "meshcore/after", 1);
        CollectingSink.expectConnects(source, 1);
    }

    /** Every type of packet but PUBLISH, with each kind of malformation; then the good messages come. */
    @Test
    void anyOtherPacketIsSurvivedOrEndsOneConnectionOnly() throws Exception {
        List<String> scripts = new ArrayList<>();
        for (int type = 0; type < 16; type++) {
            if (type != 3) {
                String first = Integer.toHexString(type);
                scripts.addAll(List.of(
                        first + "000",
                        first + "0020000",
                        first + "f020001",
                        first + "003000180",
                        first + "0ffffff7f",
                        first + "0ffffffff01"));
            }
        }
        // A SUBACK with a code that there is not, a PUBREL for what did not come, an answer to nothing.
        scripts.addAll(List.of("9003000003", "62020009", "40020009", "d000", "900600010102807f"));
        ScriptedBroker quiet = broker(ScriptedBroker.GOOD_CONNACK, new byte[0]);
        PahoSource other = start(BrokerFaultsTest.config("other", quiet.url()));
        for (int from = 0; from < scripts.size(); from += AT_ONCE) {
            surviveAll(scripts.subList(from, Math.min(scripts.size(), from + AT_ONCE)), from);
        }
        CollectingSink.expectConnects(other, 1);
        assertThat(count("other", "meshcore/after")).isEqualTo(1);
    }

    private void surviveAll(List<String> scripts, int number) throws Exception {
        List<PahoSource> sources = new ArrayList<>();
        for (String hex : scripts) {
            String url = broker(ScriptedBroker.GOOD_CONNACK, HexFormat.of().parseHex(hex))
                    .url();
            sources.add(start(BrokerFaultsTest.config(number++ + ":" + hex, url)));
        }
        for (PahoSource source : sources) {
            await(source.name(), "meshcore/after", 1);
            assertThat(source.status().snapshot().connectCount())
                    .as(source.name())
                    .isLessThanOrEqualTo(2);
        }
        for (PahoSource source : sources) {
            opened.remove(source);
            new Thread(source::close).start();
        }
    }

    @Test
    void aRefusedOrMalformedConnectIsTriedAgain() throws Exception {
        List<PahoSource> sources = new ArrayList<>();
        for (String hex : List.of(
                "20020001",
                "20020002",
                "20020003",
                "20020004",
                "20020005",
                "200200c8",
                "200100",
                "2f03000000",
                "d000")) {
            String url = broker(HexFormat.of().parseHex(hex), new byte[0]).url();
            sources.add(start(BrokerFaultsTest.config(hex, url)));
        }
        for (PahoSource source : sources) {
            await(source.name(), "meshcore/after", 1);
            assertThat(source.status().snapshot().connected()).as(source.name()).isTrue();
        }
    }

    /** Random bytes, then the good ones on the next connection; a fixed seed for each, so that a failure comes again. */
    @Test
    void randomBytesEndOneConnectionOnly() throws Exception {
        List<PahoSource> sources = new ArrayList<>();
        for (int seed = 0; seed < NOISE; seed++) {
            byte[] noise = new byte[4096];
            new Random(seed).nextBytes(noise);
            String url = broker(ScriptedBroker.GOOD_CONNACK, noise).url();
            sources.add(start(BrokerFaultsTest.config("seed " + seed, url)));
        }
        for (PahoSource source : sources) {
            await(source.name(), "meshcore/before", 1);
            source.reconnect();
            await(source.name(), "meshcore/after", 1);
        }
    }

    @Test
    void bytesThatComeSlowlyAndThousandsOfAnswersToNothingAreReadThrough() throws Exception {
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        script.writeBytes(ScriptedBroker.publish(2, HexFormat.of().parseHex("efb88f"), 7, "{}"));
        script.writeBytes(ScriptedBroker.publish(2, "meshcore/slow".getBytes(StandardCharsets.UTF_8), 8, "{}"));
        try (ScriptedBroker slow = ScriptedBroker.slow(script.toByteArray())) {
            PahoSource source = start(BrokerFaultsTest.config("slow", slow.url()));
            PahoSource flooded = start(BrokerFaultsTest.config(
                    "flooded",
                    broker(ScriptedBroker.GOOD_CONNACK, HexFormat.of().parseHex("9003000101".repeat(5_000)))
                            .url()));
            await("slow", "meshcore/slow", 1);
            await("slow", "meshcore/after", 1);
            CollectingSink.await("acknowledgements", 20, () -> slow.acknowledged.size() >= 2);
            assertThat(slow.acknowledged).containsExactly(7, 8);
            await("flooded", "meshcore/after", 1);
            CollectingSink.expectConnects(source, 1);
            assertThat(flooded.status().snapshot().connectCount()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aTopicThatTheLibraryRefusesLetsOthersThroughAWebSocket() throws Exception {
        int plain = Mosquitto.freePort();
        int port = Mosquitto.freePort();
        try (Mosquitto broker = new Mosquitto(
                folder,
                plain,
                "listener " + plain + " 127.0.0.1\nallow_anonymous true\nlistener " + port
                        + " 127.0.0.1\nprotocol websockets\n")) {
            PahoSource source = start(BrokerFaultsTest.config("a", "ws://127.0.0.1:" + port + "/mqtt"));
            CollectingSink.await(
                    "subscription", 20, () -> source.status().snapshot().subscribed());
            broker.publish("meshcore/\uD83C\uDFD4\uFE0F", "{}", "-q", "1");
            broker.publish("meshcore/good", "{}", "-q", "1");
            await("a", "meshcore/good", 1);
            assertThat(count("a", InboundMessage.INVALID_TOPIC)).isEqualTo(1);
            CollectingSink.expectConnects(source, 1);
        }
    }

    @Test
    void aRetainedAndAQueuedEmojiTopicLetGoodMessagesThrough() throws Exception {
        String emoji = "meshcore/\uD83C\uDFD4\uFE0F/x/packets";
        try (Mosquitto broker = new Mosquitto(folder)) {
            SourceConfig plain = BrokerFaultsTest.config("a", broker.url());
            SourceConfig config = plain.with(plain.topics(), new SourceConfig.Session(1, Optional.empty(), true));
            broker.publish(emoji, "{}", "-q", "1", "-r");
            try (PahoSource source = start(config)) {
                await("a", InboundMessage.INVALID_TOPIC, 1);
                CollectingSink.expectConnects(source, 1);
            }
            broker.publish(emoji, "{}", "-q", "1");
            broker.publish("meshcore/good", "{}", "-q", "1");
            try (PahoSource source = start(config)) {
                await("a", "meshcore/good", 1);
                await("a", InboundMessage.INVALID_TOPIC, 2);
                CollectingSink.expectConnects(source, 1);
            }
        }
    }
}
