package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.config.SourceConfig.Tls;
import io.github.meshcorejvm.cli.process.FaultyProxy;
import io.github.meshcorejvm.cli.process.Mosquitto;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections: whom to trust, and what to show. */
class BrokerTlsTest {

    @TempDir
    static Path certificateFolder;

    private static TestCertificates certificates;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new TestCertificates(certificateFolder);
        certificates.issue("server");
        certificates.issue("client");
        certificates.issue("expired", "-startdate", "-20d", "-validity", "10");
    }

    private Mosquitto broker(String certificate, String more) throws Exception {
        int port = Mosquitto.freePort();
        return new Mosquitto(
                folder,
                port,
                "listener " + port + " 127.0.0.1\nallow_anonymous true\ncafile " + certificates.file("ca.pem")
                        + "\ncertfile " + certificates.file(certificate + ".pem") + "\nkeyfile "
                        + certificates.file(certificate + ".key") + "\n" + more);
    }

    private static SourceConfig config(Mosquitto broker, String scheme, Tls tls) {
        return with(BrokerFaultsTest.config("a", scheme + "://127.0.0.1:" + broker.port()), tls);
    }

    private static SourceConfig with(SourceConfig plain, Tls tls) {
        return new SourceConfig(
                plain.name(),
                plain.broker(),
                plain.credentials(),
                plain.topics(),
                plain.iataFilter(),
                plain.iata(),
                plain.connectTimeout(),
                plain.session(),
                tls);
    }

    private static Tls trusting(boolean authority, boolean ownCertificate) {
        return new Tls(
                true,
                authority ? Optional.of(certificates.file("ca.pem")) : Optional.empty(),
                ownCertificate ? Optional.of(certificates.file("client.pem")) : Optional.empty(),
                ownCertificate ? Optional.of(certificates.file("client.key")) : Optional.empty());
    }

    private static void assertSubscribes(SourceConfig config) throws InterruptedException {
        PahoSource source = new PahoSource(config, "tls");
        source.start(message -> {});
        try {
            CollectingSink.await(
                    "subscription", 20, () -> source.status().snapshot().subscribed());
        } finally {
            source.close();
        }
    }

    private static String failure(SourceConfig config) throws InterruptedException {
        PahoSource source = new PahoSource(config, "tls");
        source.start(message -> {});
        try {
            CollectingSink.await(
                    "an error", 20, () -> source.status().snapshot().lastError().isPresent());
            assertThat(source.status().snapshot().subscribed()).isFalse();
            return source.status().snapshot().lastError().orElseThrow();
        } finally {
            source.close();
        }
    }

    @Test
    void trustsTheAuthorityOfAFileAndNoOther() throws Exception {
        try (Mosquitto broker = broker("server", "")) {
            assertSubscribes(config(broker, "mqtts", trusting(true, false)));
            assertThat(failure(config(broker, "mqtts", trusting(false, false)))).contains("certification path");
            assertSubscribes(
                    config(broker, "tls", new Tls(false, Optional.empty(), Optional.empty(), Optional.empty())));
        }
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        try (Mosquitto broker = broker("expired", "")) {
            assertThat(failure(config(broker, "ssl", trusting(true, false)))).contains("NotAfter");
        }
    }

    @Test
    void showsItsOwnCertificate() throws Exception {
        try (Mosquitto broker = broker("server", "require_certificate true\n")) {
            assertSubscribes(config(broker, "mqtts", trusting(true, true)));
            assertThat(failure(config(broker, "mqtts", trusting(true, false)))).isNotEmpty();
        }
    }

    /** The commonest slips in a broker's URL: TLS at a port without it, and none at a port with it. */
    @Test
    void saysWhereAPortExpectsTlsAndWhereItHasNone() throws Exception {
        try (Mosquitto encrypted = broker("server", "");
                Mosquitto plain = new Mosquitto(folder.resolve("plain"))) {
            assertThat(failure(BrokerFaultsTest.config("a", "mqtt://127.0.0.1:" + encrypted.port())))
                    .endsWith("(does the port expect TLS?)");
            assertThat(failure(config(plain, "mqtts", trusting(true, false)))).endsWith("(does the port use TLS?)");
        }
    }

    /** Mosquitto's own encrypted WebSockets do not work in every build, so that another one stands in front. */
    @Test
    void readsThroughAnEncryptedWebSocket() throws Exception {
        int port = Mosquitto.freePort();
        int plain = Mosquitto.freePort();
        ServerSocket front = certificates
                .context("server")
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        try (Mosquitto broker = new Mosquitto(
                        folder,
                        plain,
                        "listener " + plain + " 127.0.0.1\nallow_anonymous true\nlistener " + port
                                + " 127.0.0.1\nprotocol websockets\n");
                FaultyProxy proxy = new FaultyProxy(port, front)) {
            SourceConfig config = BrokerFaultsTest.config("a", "wss://127.0.0.1:" + proxy.port() + "/mqtt");
            assertSubscribes(with(config, trusting(true, false)));
            assertThat(broker.port()).isEqualTo(plain);
        }
    }

    /** Incident 81, encrypted. */
    @Test
    void aTopicThatTheLibraryRefusesLetsOthersThrough() throws Exception {
        try (Mosquitto broker = broker("server", "")) {
            CollectingSink sink = new CollectingSink();
            PahoSource source = new PahoSource(config(broker, "mqtts", trusting(true, false)), "tls");
            source.start(sink);
            try {
                CollectingSink.await(
                        "subscription", 20, () -> source.status().snapshot().subscribed());
                for (String topic : List.of("meshcore/\uD83C\uDFD4\uFE0F", "meshcore/good")) {
                    broker.publish(
                            topic,
                            "{}",
                            "-q",
                            "1",
                            "--cafile",
                            certificates.file("ca.pem").toString());
                }
                sink.await(2);
                assertThat(sink.messages)
                        .extracting(InboundMessage::topicProblem)
                        .containsExactly(Optional.of(TopicProblem.INVALID), Optional.empty());
                CollectingSink.expectConnects(source, 1);
            } finally {
                source.close();
            }
        }
    }
}
