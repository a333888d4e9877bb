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
}
