package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.meshcorejvm.cli.config.BrokerUri;
import io.github.meshcorejvm.cli.config.Secret;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.config.SourceConfig.Credentials;
import io.github.meshcorejvm.cli.config.SourceConfig.Session;
import io.github.meshcorejvm.cli.config.SourceConfig.Tls;
import io.github.meshcorejvm.cli.process.FaultyProxy;
import io.github.meshcorejvm.cli.process.FaultyProxy.Mode;
import io.github.meshcorejvm.cli.process.Mosquitto;
import io.github.meshcorejvm.cli.process.Publisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources live and die alone, and come back by themselves. */
class BrokerFaultsTest {

    private static final byte[] BODY = {'{', '}'};

    @TempDir
    Path folder;

    private final CollectingSink sink = new CollectingSink();
    private final List<PahoSource> sources = new ArrayList<>();

    @AfterEach
    void closeSources() {
        sources.forEach(PahoSource::close);
    }

    static SourceConfig config(String name, String url) {
        return new SourceConfig(
                name,
                BrokerUri.parse("broker", url),
                Credentials.NONE,
                List.of("meshcore/#"),
                Set.of(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Session.DEFAULT,
                Tls.DEFAULT);
    }

    private PahoSource start(SourceConfig config) {
        PahoSource source = new PahoSource(config, new ClientIds("test", "here").of(config));
        sources.add(source);
        source.start(sink);
        return source;
    }

    private static void awaitSubscribed(PahoSource source) throws InterruptedException {
        CollectingSink.await(
                "subscription", 40, () -> source.status().snapshot().subscribed());
    }

    private static void awaitError(PahoSource source) throws InterruptedException {
        CollectingSink.await(
                "an error", 20, () -> source.status().snapshot().lastError().isPresent());
    }

    private static String error(PahoSource source) throws InterruptedException {
        awaitError(source);
        return source.status().snapshot().lastError().orElseThrow();
    }

    /** A session would keep nothing then: of quality of service 0 a broker queues no messages, nor sends any again. */
    @Test
    void aSubscriptionWithoutTheConfiguredQualityOfServiceIsReported() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.ofQosZero()) {
            SourceConfig config = config("a", broker.url());
            PahoSource source = start(config.with(config.topics(), new Session(1, Optional.empty(), true)));
            assertThat(error(source)).isEqualTo("subscription granted with QoS 0 only: meshcore/#");
            assertThat(source.status().snapshot().subscribed()).isTrue();
            PahoSource content = start(config.with(config.topics(), new Session(0, Optional.empty(), false)));
            awaitSubscribed(content);
            assertThat(content.status().snapshot().lastError()).isEmpty();
        }
    }

    /** It would write lines of another form to standard error, between those of this program. */
    @Test
    void theLibraryLogsNothingItself() throws Exception {
        new BrokerConnection(config("a", "mqtt://127.0.0.1:1"), "id", message -> {}).close();
        assertThat(Logger.getLogger("org.eclipse.paho.client.mqttv3.internal.ClientState")
                        .isLoggable(Level.SEVERE))
                .isFalse();
    }

    /** The writer acknowledges what it has written while the source's own thread closes a lost connection. */
    @Test
    void anAcknowledgementThatComesTooLateEndsNoThread() throws Exception {
        SourceConfig config = config("a", "mqtt://127.0.0.1:1");
        BrokerClient client = new BrokerClient(
                "id",
                new BrokerSocket(
                        config.broker(),
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        (publish, payload) -> {},
                        bytes -> {}));
        client.close(true);
        assertThatThrownBy(() -> client.acknowledge(1, 1)).isInstanceOf(MqttException.class);
        client.noteReceived(1);
    }

    /** Incidents 1 and 3: connected again, but never subscribed again; given up after a short outage. */
    @Test
    void subscribesAgainWhenTheBrokerComesBack() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder)) {
            PahoSource source = start(config("a", broker.url()));
            awaitSubscribed(source);
            broker.stop();
            CollectingSink.await(
                    "the loss", 20, () -> !source.status().snapshot().connected());
            broker.start();
            awaitSubscribed(source);
            try (Publisher publisher = new Publisher(broker)) {
                publisher.publish("meshcore/x", BODY);
            }
            sink.await(1);
            assertThat(source.status().snapshot())
                    .returns(2L, SourceStatus.Snapshot::connectCount)
                    .returns(1L, SourceStatus.Snapshot::disconnectCount);
        }
    }

    /** Incidents 4, 5 and 14: half-open connections, truncated answers, and what comes of reconnecting by force. */
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"STALL", "HALF_CLOSE", "TRUNCATE", "GARBAGE"})
    void recoversFromABadNetwork(Mode mode) throws Exception {
        try (Mosquitto broker = new Mosquitto(folder);
                FaultyProxy proxy = new FaultyProxy(broker.port());
                Publisher publisher = new Publisher(broker);
                SilenceWatchdog watchdog = new SilenceWatchdog(() -> sources, Duration.ofSeconds(2))) {
            PahoSource source = start(config("a", "mqtt://127.0.0.1:" + proxy.port()));
            awaitSubscribed(source);
            watchdog.start();
            proxy.mode(mode);
            publisher.publish("meshcore/lost", BODY);
            CollectingSink.await(
                    "the loss", 30, () -> source.status().snapshot().disconnectCount() > 0);
            proxy.mode(Mode.PASS);
            awaitSubscribed(source);
            CollectingSink.await("a message", 30, () -> {
                try {
                    publisher.publish("meshcore/found", BODY);
                    Thread.sleep(100);
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
                return sink.messages.stream()
                        .anyMatch(message -> message.topic().equals("meshcore/found"));
            });
            assertThat(watchdog.panics()).isZero();
        }
    }

    /** Incidents 8 and 9: two of three brokers dead at the start must not hold up the third. */
    @Test
    void readsFromALivingBrokerWhileOthersAreDead() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder);
                FaultyProxy refusing = new FaultyProxy(broker.port());
                Publisher publisher = new Publisher(broker)) {
            refusing.mode(Mode.REFUSE);
            PahoSource dead = start(config("dead", "mqtt://127.0.0.1:" + Mosquitto.freePort()));
            PahoSource rude = start(config("rude", "mqtt://127.0.0.1:" + refusing.port()));
            PahoSource unknown = start(config("unknown", "mqtt://no-such-host.invalid"));
            awaitSubscribed(start(config("alive", broker.url())));
            publisher.publish("meshcore/x", BODY);
            sink.await(1);
            assertThat(sink.messages.get(0).source()).isEqualTo("alive");
            assertThat(error(dead)).isEqualTo("connection refused: the port is closed or blocked");
            assertThat(error(unknown)).isEqualTo("unknown host name no-such-host.invalid");
            assertThat(error(rude)).isNotEmpty();
            refusing.mode(Mode.PASS);
            awaitSubscribed(rude);
        }
    }

    /** A broker that accepts and never answers costs a time-out, not the program. */
    @Test
    void givesUpOnABrokerThatNeverAnswers() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder);
                FaultyProxy mute = new FaultyProxy(broker.port())) {
            mute.mode(Mode.STALL);
            PahoSource source = start(config("mute", "mqtt://127.0.0.1:" + mute.port()));
            assertThat(error(source)).isEqualTo("timed out waiting for an answer");
            mute.mode(Mode.PASS);
            awaitSubscribed(source);
        }
    }

    /** A thread was left behind for each connection that ended at once. */
    @Test
    void leavesNoThreadsBehindWhenConnectionsEndAtOnce() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder);
                FaultyProxy proxy = new FaultyProxy(broker.port())) {
            proxy.mode(Mode.TRUNCATE);
            int before = Thread.activeCount();
            Set<Thread> others = Thread.getAllStackTraces().keySet();
            PahoSource source = start(config("a", "mqtt://127.0.0.1:" + proxy.port()));
            CollectingSink.await("three attempts", 30, () -> proxy.connections() >= 3);
            source.close();
            CollectingSink.await("the end of threads", 20, () -> pahoThreadsBut(others) == 0);
            assertThat(Thread.activeCount()).isLessThan(before + 20);
        }
    }

    private static long pahoThreadsBut(Set<Thread> others) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !others.contains(thread))
                .filter(thread ->
                        thread.getName().startsWith("MQTT ") && thread.getName().contains("meshcore"))
                .count();
    }

    /** Incident 15: wrong password, told without the password; and the passwords of file and URL. */
    @Test
    void tellsAWrongPasswordAndRecoversWhenItIsPutRight() throws Exception {
        Path users = folder.resolve("users");
        int status = new ProcessBuilder("mosquitto_passwd", "-b", "-c", users.toString(), "bob", "s3cret")
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assertThat(status).isZero();
        int port = Mosquitto.freePort();
        try (Mosquitto broker = new Mosquitto(
                folder.resolve("b"),
                port,
                "listener " + port + " 127.0.0.1\nallow_anonymous false\npassword_file " + users + "\n")) {
            Path password = Files.writeString(folder.resolve("password"), "wr0ng\n");
            SourceConfig base = config("a", broker.url());
            PahoSource source = start(new SourceConfig(
                    "a",
                    base.broker(),
                    new Credentials(Optional.of(Secret.of("bob")), Optional.empty(), Optional.of(password)),
                    base.topics(),
                    Set.of(),
                    Optional.empty(),
                    base.connectTimeout(),
                    base.session(),
                    base.tls()));
            assertThat(error(source))
                    .startsWith("not authorized by the broker: user name, password")
                    .doesNotContain("wr0ng", "bob");
            Files.writeString(password, "s3cret\n");
            awaitSubscribed(source);
        }
    }

    /** Retained messages are known by their flag; larger ones than fit are cut, and the next ones are read. */
    @Test
    void passesOnWhatTheBrokerSays() throws Exception {
        try (Mosquitto broker = new Mosquitto(folder);
                Publisher publisher = new Publisher(broker)) {
            publisher.publish("meshcore/kept", BODY, 1, true);
            PahoSource source = start(config("a", broker.url()));
            sink.await(1);
            assertThat(sink.messages.get(0).retained()).isTrue();
            publisher.publish("meshcore/huge", new byte[10 << 20], 1, false);
            publisher.publish("meshcore/last", BODY, 0, false);
            sink.await(3);
            assertThat(sink.messages.get(1).payload().size()).isBetween(65_537, FrameLimiter.MAX_REMAINING);
            assertThat(sink.messages.get(2).topic()).isEqualTo("meshcore/last");
            assertThat(sink.messages.get(2).acknowledgement().isAwaited()).isFalse();
            CollectingSink.expectConnects(source, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/mqtt", "/"})
    void readsThroughAWebSocket(String path) throws Exception {
        int port = Mosquitto.freePort();
        int plain = Mosquitto.freePort();
        try (Mosquitto broker = new Mosquitto(
                        folder,
                        plain,
                        "listener " + plain + " 127.0.0.1\nallow_anonymous true\n" + "listener " + port
                                + " 127.0.0.1\nprotocol websockets\n");
                Publisher publisher = new Publisher(broker)) {
            PahoSource source = start(config("a", "ws://127.0.0.1:" + port + path));
            awaitSubscribed(source);
            // Longer than a WebSocket frame with a length of two bytes; Mosquitto 2.0.11 sends 40 kB/s this way.
            publisher.publish("meshcore/long", new byte[100_000], 1, false);
            for (int i = 0; i < 5; i++) {
                publisher.publish("meshcore/" + i, BODY);
            }
            sink.await(6);
            CollectingSink.expectConnects(source, 1);
        }
    }
}
