package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.codec.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages from a recording in JSON Lines, as fast as they are taken, or at the recorded speed or a multiple of it. Not
 * thread-safe; confined to the thread that reads.
 */
public final class ReplaySource {

    private static final String DEFAULT_SOURCE = "replay";

    private final BoundedLines lines;
    private final double speed;
    private final Clock clock;
    private long read;
    private long unreadable;
    private long invalidTimes;
    private String invalidTime = "";
    private Optional<Instant> firstRecorded = Optional.empty();
    private long firstNanos;
    private String lastTime = "";
    private Optional<Instant> lastInstant = Optional.empty();

    /** A recording's messages; {@code speed} 1 = in real time, 2 = twice as fast, 0 = as fast as they are taken. */
    public ReplaySource(InputStream recording, double speed, Clock clock) {
        this.lines = new BoundedLines(recording);
        this.speed = speed;
        this.clock = clock;
    }

    /** The next message, after the wait that the speed requires; empty at the end. */
    public Optional<InboundMessage> next() throws IOException, InterruptedException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (isBlank(line)) {
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

    /** Lines read, except blank ones. */
    public long read() {
        return read;
    }

    /** Invalid lines. */
    public long unreadable() {
        return unreadable;
    }

    /** Messages whose time cannot be read; they have the current time. */
    public long invalidTimes() {
        return invalidTimes;
    }

    /** The first of these times, as it stands in the recording. */
    public String invalidTime() {
        return invalidTime;
    }

    private Optional<InboundMessage> parse(byte[] line) throws InterruptedException {
        try {
            JsonValue json = JsonValue.parseObject(line);
            Optional<String> topic = string(json, "topic");
            Optional<Bytes> payload = payload(json);
            if (topic.isEmpty() || payload.isEmpty()) {
                return Optional.empty();
            }
            JsonValue retain = json.get("retain");
            return Optional.of(message(
                    topic.get(),
                    payload.get(),
                    recordedAt(json.get("receivedAt")),
                    retain != null && retain.isTrue(),
                    string(json, "source"),
                    TopicProblem.ofRecorded(topic.get(), string(json, "topicProblem"))));
        } catch (JsonFormatException noMessage) {
            return Optional.empty();
        }
    }

    private InboundMessage message(
            String topic,
            Bytes payload,
            Optional<Instant> recorded,
            boolean retained,
            Optional<String> source,
            Optional<TopicProblem> problem)
            throws InterruptedException {
        recorded.ifPresent(this::begin);
        pace(recorded);
        return new InboundMessage(
                source.orElse(DEFAULT_SOURCE),
                topic,
                payload,
                retained,
                recorded.orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS),
                Acknowledgement.NONE,
                problem);
    }

    private static Optional<Bytes> payload(JsonValue json) {
        Optional<String> base64 = string(json, "payload_b64");
        if (base64.isPresent()) {
            try {
                return Optional.of(Bytes.copyOf(Base64.getDecoder().decode(base64.get())));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
        JsonValue payload = json.get("payload");
        if (payload == null) {
            return Optional.empty();
        }
        // A payload that is not a string was recorded as JSON; it is parsed later, like that of a broker.
        return Optional.of(
                payload.isString() ? Bytes.copyOf(payload.text().getBytes(StandardCharsets.UTF_8)) : payload.raw());
    }

    private static Optional<String> string(JsonValue json, String key) {
        JsonValue value = json.get(key);
        return value != null && value.isString() ? Optional.of(value.text()) : Optional.empty();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b < 0 || b > ' ') {
                return false;
            }
        }
        return true;
    }

    private Optional<Instant> recordedAt(@Nullable JsonValue receivedAt) {
        if (receivedAt == null) {
            return Optional.empty();
        }
        Optional<Instant> recorded = instant(receivedAt.text());
        if (recorded.isEmpty() && invalidTimes++ == 0) {
            invalidTime = receivedAt.text();
        }
        return recorded;
    }

    /** Many successive lines have the same time. */
    private Optional<Instant> instant(String text) {
        if (!text.equals(lastTime)) {
            lastTime = text;
            lastInstant = RecordedTime.parse(text);
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
