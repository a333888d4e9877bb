package io.github.meshcorejvm.cli.mqtt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.WellFormed;
import io.github.meshcorejvm.codec.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * Messages from a recording in JSON Lines, as fast as they are taken or at the speed that they were recorded at. Not
 * thread-safe; confined to the thread that reads.
 */
public final class ReplaySource {

    private static final String DEFAULT_SOURCE = "replay";

    private final BufferedReader lines;
    private final double speed;
    private final Clock clock;
    private long read;
    private long unreadable;
    private Optional<Instant> firstRecorded = Optional.empty();
    private long firstNanos;

    /** A recording's messages; {@code speed} 1 = in real time, 2 = twice as fast, 0 = as fast as they are taken. */
    public ReplaySource(BufferedReader lines, double speed, Clock clock) {
        this.lines = lines;
        this.speed = speed;
        this.clock = clock;
    }

    /** The next message, after as long as the speed asks for; empty at the end. */
    public Optional<InboundMessage> next() throws IOException, InterruptedException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            read++;
            Optional<InboundMessage> message = parse(line);
            if (message.isPresent()) {
                return message;
            }
            unreadable++;
        }
        return Optional.empty();
    }

    /** Lines read, blank ones aside. */
    public long read() {
        return read;
    }

    /** Lines that are no recorded message. */
    public long unreadable() {
        return unreadable;
    }

    private Optional<InboundMessage> parse(String line) throws InterruptedException {
        try {
            JsonObject json = Json.parseObject(line);
            Optional<String> topic = string(json, "topic");
            Optional<Bytes> payload = payload(json);
            if (topic.isEmpty() || payload.isEmpty()) {
                return Optional.empty();
            }
            Optional<Instant> recorded = string(json, "receivedAt").flatMap(ReplaySource::instant);
            recorded.ifPresent(this::begin);
            pace(recorded);
            return Optional.of(new InboundMessage(
                    string(json, "source").orElse(DEFAULT_SOURCE),
                    topic.get(),
                    payload.get(),
                    json.get("retain") != null && json.get("retain").toString().equals("true"),
                    recorded.orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS),
                    Acknowledgement.NONE));
        } catch (JsonFormatException noMessage) {
            return Optional.empty();
        }
    }

    private static Optional<Bytes> payload(JsonObject json) {
        Optional<String> base64 = string(json, "payload_b64");
        if (base64.isPresent()) {
            try {
                return Optional.of(Bytes.copyOf(Base64.getDecoder().decode(base64.get())));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
        JsonElement payload = json.get("payload");
        if (payload == null) {
            return Optional.empty();
        }
        boolean text = payload.isJsonPrimitive() && payload.getAsJsonPrimitive().isString();
        String body = text ? payload.getAsString() : payload.toString();
        return Optional.of(Bytes.copyOf(WellFormed.of(body).getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> string(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isString()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    private static Optional<Instant> instant(String iso) {
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private void begin(Instant recorded) {
        if (firstRecorded.isEmpty()) {
            firstRecorded = Optional.of(recorded);
            firstNanos = System.nanoTime();
        }
    }

    private void pace(Optional<Instant> recorded) throws InterruptedException {
        if (speed <= 0 || recorded.isEmpty() || firstRecorded.isEmpty()) {
            return;
        }
        double due = Duration.between(firstRecorded.get(), recorded.get()).toNanos() / speed;
        long wait = (long) due - (System.nanoTime() - firstNanos);
        if (wait > 0) {
            Thread.sleep(Duration.ofNanos(wait).toMillis());
        }
    }
}
