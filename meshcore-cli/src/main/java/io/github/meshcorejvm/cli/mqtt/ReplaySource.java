package io.github.meshcorejvm.cli.mqtt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.WellFormed;
import io.github.meshcorejvm.codec.Bytes;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Messages from a recording in JSON Lines, as fast as they are taken or at the speed that they were recorded at. Not
 * thread-safe; confined to the thread that reads.
 */
public final class ReplaySource {

    private static final String DEFAULT_SOURCE = "replay";

    private final BoundedLines lines;
    private final double speed;
    private final Clock clock;
    private long read;
    private long unreadable;
    private Optional<Instant> firstRecorded = Optional.empty();
    private long firstNanos;
    private String lastTime = "";
    private Optional<Instant> lastInstant = Optional.empty();

    /** A recording's messages; {@code speed} 1 = in real time, 2 = twice as fast, 0 = as fast as they are taken. */
    public ReplaySource(Reader recording, double speed, Clock clock) {
        this.lines = new BoundedLines(recording);
        this.speed = speed;
        this.clock = clock;
    }

    /** The next message, after as long as the speed asks for; empty at the end. */
    public Optional<InboundMessage> next() throws IOException, InterruptedException {
        for (String line = lines.next(); line != null; line = lines.next()) {
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
        Optional<Map<String, String>> fields = RecordedLine.fields(line);
        Optional<InboundMessage> plain = fields.isPresent() ? ofPlain(fields.get()) : Optional.empty();
        return plain.isPresent() ? plain : ofJson(line);
    }

    /** Of a line whose fields need no JSON parser; most are such lines. */
    private Optional<InboundMessage> ofPlain(Map<String, String> fields) throws InterruptedException {
        String topic = fields.get("topic");
        String payload = fields.get("payload");
        if (topic == null || payload == null || fields.containsKey("payload_b64")) {
            return Optional.empty();
        }
        return Optional.of(message(
                topic,
                Bytes.copyOf(payload.getBytes(StandardCharsets.UTF_8)),
                Optional.ofNullable(fields.get("receivedAt")),
                "true".equals(fields.get("retain")),
                Optional.ofNullable(fields.get("source"))));
    }

    private Optional<InboundMessage> ofJson(String line) throws InterruptedException {
        try {
            JsonObject json = Json.parseObject(line);
            Optional<String> topic = string(json, "topic");
            Optional<Bytes> payload = payload(json);
            if (topic.isEmpty() || payload.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(message(
                    topic.get(),
                    payload.get(),
                    string(json, "receivedAt"),
                    json.get("retain") != null && json.get("retain").toString().equals("true"),
                    string(json, "source")));
        } catch (JsonFormatException noMessage) {
            return Optional.empty();
        }
    }

    private InboundMessage message(
            String topic, Bytes payload, Optional<String> receivedAt, boolean retained, Optional<String> source)
            throws InterruptedException {
        Optional<Instant> recorded = receivedAt.flatMap(this::instant);
        recorded.ifPresent(this::begin);
        pace(recorded);
        return new InboundMessage(
                source.orElse(DEFAULT_SOURCE),
                topic,
                payload,
                retained,
                recorded.orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS),
                Acknowledgement.NONE);
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

    /** Of many lines in a row the time is the same. */
    private Optional<Instant> instant(String iso) {
        if (!iso.equals(lastTime)) {
            lastTime = iso;
            try {
                lastInstant = Optional.of(OffsetDateTime.parse(iso).toInstant());
            } catch (DateTimeException noTime) {
                lastInstant = Optional.empty();
            }
        }
        return lastInstant;
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
