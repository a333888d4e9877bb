package io.github.meshcorejvm.cli.ingest;

import com.sun.net.httpserver.HttpExchange;
import io.github.meshcorejvm.cli.config.ListenAddress;
import io.github.meshcorejvm.cli.log.TerminalText;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /metrics} for Prometheus, and {@code /healthz}: 200 and {@code ok}, or 503 and the reasons. */
final class MetricsServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    private final HTTPServer server;

    private MetricsServer(HTTPServer server) {
        this.server = server;
    }

    /** Begins to serve at {@code address}. */
    static MetricsServer start(ListenAddress address, PrometheusRegistry metrics, Health health) throws IOException {
        HTTPServer server = HTTPServer.builder()
                .hostname(address.host())
                .port(address.port())
                .registry(metrics)
                .defaultHandler(exchange -> answer(exchange, health))
                .buildAndStart();
        LOG.info("serving http://{}:{}/metrics and /healthz", address.host(), server.getPort());
        return new MetricsServer(server);
    }

    private static void answer(HttpExchange exchange, Health health) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/healthz")) {
                send(exchange, 404, "there are /metrics and /healthz\n");
                return;
            }
            List<String> complaints = health.complaints();
            if (complaints.isEmpty()) {
                send(exchange, 200, "ok\n");
            } else {
                send(exchange, 503, TerminalText.escapeLines(String.join("\n", complaints)) + "\n");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
