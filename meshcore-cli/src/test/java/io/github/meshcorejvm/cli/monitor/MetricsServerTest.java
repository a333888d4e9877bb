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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
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

    /** As load balancers and {@code curl -I} ask. The JDK's server warns of a body, in lines that are in no format of ours. */
    @Test
    void aRequestForTheHeadersAloneIsAnsweredWithoutALineInTheLog() throws Exception {
        Config config = TestMessages.config(folder, "{}");
        Health health = new Health(new IngestPipeline(config, new StoreSession(config)), new SourceSet(message -> {}));
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler everyLine = new StreamHandler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLoggerName() + " " + line.getMessage());
            }
        };
        Logger root = Logger.getLogger("");
        root.addHandler(everyLine);
        try (MetricsServer server =
                MetricsServer.start(new ListenAddress("127.0.0.1", 0), new PrometheusRegistry(), health)) {
            Logger jdk = Logger.getLogger("com.sun.net.httpserver");
            assertThat(jdk.isLoggable(Level.SEVERE)).isFalse();
            // As if it were not silenced.
            jdk.setLevel(Level.WARNING);
            try {
                for (String page : List.of("/healthz", "/metrics", "/other")) {
                    HttpResponse<String> whole = request(server, "GET", page);
                    HttpResponse<String> head = request(server, "HEAD", page);
                    assertThat(head.statusCode()).as(page).isEqualTo(whole.statusCode());
                    assertThat(head.body()).as(page).isEmpty();
                    assertThat(head.headers().firstValue("Content-Type"))
                            .as(page)
                            .isEqualTo(whole.headers().firstValue("Content-Type"));
                }
                assertThat(request(server, "HEAD", "/healthz").headers().firstValue("Content-Length"))
                        .hasValue("3");
            } finally {
                jdk.setLevel(Level.OFF);
            }
        } finally {
            root.removeHandler(everyLine);
        }
        assertThat(lines).isEmpty();
    }

    private static HttpResponse<String> request(MetricsServer server, String method, String page) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + page))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(60))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
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
