package io.github.meshcorejvm.cli.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ListenAddress;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import io.github.meshcorejvm.cli.pipeline.TestMessages;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsServerTest {

    private static final int MORE_THAN_IT_HAS_THREADS = 40;

    @TempDir
    Path folder;

    @Test
    void answersThoughOthersNeverFinishTheirRequests() throws Exception {
        Config config = TestMessages.config(folder, "{}");
        Health health = new Health(new IngestPipeline(config, new StoreSession(config)), new SourceSet(message -> {}));
        List<Socket> slow = new ArrayList<>();
        try (MetricsServer server =
                MetricsServer.start(new ListenAddress("127.0.0.1", 0), new PrometheusRegistry(), health)) {
            assertThat(Logger.getLogger("io.prometheus.metrics.exporter.httpserver.HttpExchangeAdapter")
                            .isLoggable(Level.SEVERE))
                    .as("a stack trace for each reader that leaves early")
                    .isFalse();
            for (int n = 0; n < MORE_THAN_IT_HAS_THREADS; n++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.getOutputStream().write("GET /metrics HT".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/healthz"))
                    .timeout(Duration.ofSeconds(60))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("ok\n");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** The names of sources come from a file, and metrics are read in terminals too. */
    @Test
    void namesOfSourcesReachTheMetricsWithoutControlCharacters() throws Exception {
        Config config = TestMessages.config(
                folder,
                "{\"mqttSources\": [{\"name\": \"a\\u001b[31m\\u202e\\\"} 1\\nb 2\", \"broker\": \"mqtt://127.0.0.1:1\"}]}");
        IngestPipeline pipeline = new IngestPipeline(config, new StoreSession(config));
        SourceSet sources = new SourceSet(message -> {});
        sources.set(config.sources());
        Health health = new Health(pipeline, sources);
        try (MetricsServer server = MetricsServer.start(
                new ListenAddress("127.0.0.1", 0), IngestMetrics.of(pipeline, sources, health), health)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                    .timeout(Duration.ofSeconds(60))
                    .build();
            String metrics = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(metrics)
                    .contains(
                            "meshcore_ingest_source_connected{source=\"a\\\\u001b[31m\\\\u202e\\\"} 1\\\\u000ab 2\"} 0.0");
            assertThat(metrics.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\u202e]");
        } finally {
            sources.close(Duration.ZERO);
        }
    }
}
