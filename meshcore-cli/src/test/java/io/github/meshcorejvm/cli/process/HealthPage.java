package io.github.meshcorejvm.cli.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** {@code /healthz} and {@code /metrics} of the program that a station starts. */
final class HealthPage {

    private final int port;

    /** Has the program serve them from its next start on. */
    HealthPage(IngestStation station) throws IOException {
        port = Mosquitto.freePort();
        String config = Files.readString(station.config);
        Files.writeString(
                station.config, config.replaceFirst("\\{", "{\"metrics\": {\"listen\": \"127.0.0.1:" + port + "\"}, "));
    }

    /** Where the health is. */
    String address() {
        return address("/healthz");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** What it says; nothing when nobody answers. */
    String text() {
        return get(address());
    }

    /** What the metrics say; nothing when nobody answers. */
    String metrics() {
        return get(address("/metrics"));
    }

    /** Whether the tasks that run soon after the start have succeeded. */
    boolean tellsThatTasksHaveRun() {
        String metrics = metrics();
        return List.of("migration", "neighbor_build", "prune_requests").stream()
                .map(task -> "meshcore_task_last_success_timestamp_seconds{task=\"" + task + "\"} ")
                .allMatch(line -> metrics.contains(line) && !metrics.contains(line + "0.0"));
    }

    private static String get(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException unanswered) {
            return "";
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
