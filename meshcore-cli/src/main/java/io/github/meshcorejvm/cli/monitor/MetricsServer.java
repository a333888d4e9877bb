package io.github.meshcorejvm.cli.monitor;

import com.sun.net.httpserver.HttpExchange;
import io.github.meshcorejvm.cli.config.ListenAddress;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /metrics} for Prometheus, and {@code /healthz}: 200 and {@code ok}, or 503 and the reasons. */
public final class MetricsServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
    private static final int MAX_THREADS = 32;
    private static final int NO_BODY = -1;

    static {
        // In seconds. Without it, requests that never end block all threads for ever, and health probes time out.
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "2");
        }
    }

    /**
     * The library logs a stack trace for each client that disconnects early, and the JDK's server lines about some requests:
     * anybody can cause them, any number of times, and they are in Java's format, not in ours. Kept in a field, because loggers
     * that nothing refers to lose their level.
     */
    private static final List<java.util.logging.Logger> FOREIGN = List.of(
            java.util.logging.Logger.getLogger("io.prometheus.metrics.exporter.httpserver"),
            java.util.logging.Logger.getLogger("com.sun.net.httpserver"));

    static {
        FOREIGN.forEach(logger -> logger.setLevel(java.util.logging.Level.OFF));
    }

    private final HTTPServer server;
    private final ThreadPoolExecutor threads;
    /** The thread on which the JDK's server accepts connections. */
    private final Optional<Thread> dispatcher;

    private MetricsServer(HTTPServer server, ThreadPoolExecutor threads, Optional<Thread> dispatcher) {
        this.server = server;
        this.threads = threads;
        this.dispatcher = dispatcher;
    }

    /** Starts to serve at {@code address}. */
    public static MetricsServer start(ListenAddress address, PrometheusRegistry metrics, Health health)
            throws IOException {
        ThreadPoolExecutor threads = threads();
        try {
            HTTPServer server = HTTPServer.builder()
                    .hostname(address.host())
                    .port(address.port())
                    .registry(metrics)
                    .executorService(threads)
                    .defaultHandler(exchange -> answer(exchange, health))
                    .buildAndStart();
            LOG.info("serving http://{}:{}/metrics and /healthz", address.host(), server.getPort());
            return new MetricsServer(server, threads, dispatcher());
        } catch (IOException | RuntimeException taken) {
            threads.shutdown();
            throw taken;
        }
    }

    private static ThreadPoolExecutor threads() {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        MAX_THREADS, MAX_THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                            Thread thread = new Thread(task, "metrics");
                            thread.setDaemon(true);
                            return thread;
                        }) {
                    @Override
                    public void execute(Runnable task) {
                        try {
                            super.execute(task);
                        } catch (OutOfMemoryError noThread) {
                            // Otherwise this would end the thread that accepts connections, so the calling thread does
                            // it.
                            if (getPoolSize() == 0) {
                                task.run();
                            } else {
                                getQueue().add(task);
                            }
                        }
                    }
                };
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** The thread started last. */
    private static Optional<Thread> dispatcher() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("HTTP-Dispatcher"))
                .max(Comparator.comparingLong(Thread::getId));
    }

    /** Why the server no longer answers, if so. */
    public Optional<String> problem() {
        return dispatcher.isEmpty() || dispatcher.get().isAlive()
                ? Optional.empty()
                : Optional.of("the thread that accepts connections for /healthz has ended");
    }

    /** The address at which it listens. */
    int port() {
        return server.getPort();
    }

    private static void answer(HttpExchange exchange, Health health) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/healthz")) {
                send(exchange, 404, "not found; available: /metrics and /healthz\n");
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
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
    }
}
