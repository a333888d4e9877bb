package io.github.meshcorejvm.cli.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.mqtt.ReplaySource;
import io.github.meshcorejvm.cli.process.Mosquitto;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line of docs/recording.md that records with the {@code mosquitto_sub} of this machine. */
class RecordingRecipeTest {

    private static final String TOPIC = "meshcore/AMS/AB/packets";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/St_Johns"})
    void aRecordingKeepsTheTimeInEachTimeZone(String zone) throws Exception {
        Path file = folder.resolve("other.jsonl");
        Instant before = Instant.now().minusSeconds(2);
        try (Mosquitto broker = new Mosquitto(folder.resolve("broker"))) {
            broker.publish(TOPIC, "{\"raw\":\"150200AA11\"}", "-r");
            record(broker, file, zone);
        }

        String line = Files.readString(file).strip();
        JsonObject recorded = JsonParser.parseString(line).getAsJsonObject();
        Instant at =
                OffsetDateTime.parse(recorded.get("receivedAt").getAsString()).toInstant();
        assertThat(at).isBetween(before, Instant.now().plusSeconds(2));
        assertThat(recorded.get("retain").getAsBoolean()).isTrue();
        // Read with a clock that is days off, so that the time cannot be that of the replay.
        InboundMessage replayed = new ReplaySource(
                        new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                        0,
                        Clock.offset(Clock.system(ZoneOffset.UTC), Duration.ofDays(-9)))
                .next()
                .orElseThrow();
        assertThat(replayed.receivedAt()).isEqualTo(at.truncatedTo(ChronoUnit.SECONDS));
        assertThat(replayed.topic()).isEqualTo(TOPIC);
    }

    /** Until there is a line; the broker sends its retained message at once. */
    private static void record(Mosquitto broker, Path file, String zone) throws Exception {
        String recipe = Page.of("docs/recording.md").blocks().stream()
                .filter(block -> block.text().startsWith("mosquitto_sub"))
                .findFirst()
                .orElseThrow()
                .text()
                .replace("-h broker.example", "-h 127.0.0.1 -p " + broker.port())
                .replace("/tmp/other.jsonl", file.toString());
        ProcessBuilder builder =
                new ProcessBuilder("bash", "-c", recipe).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TZ", zone);
        Process process = builder.start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (Files.notExists(file) || Files.size(file) == 0) {
                assertThat(System.nanoTime())
                        .as("no line recorded; is jq installed?")
                        .isLessThan(end);
                Thread.sleep(20);
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor();
        }
    }
}
