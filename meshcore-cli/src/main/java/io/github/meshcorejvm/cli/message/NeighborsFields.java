package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Envelope.Dropped;
import io.github.meshcorejvm.cli.message.Envelope.Ready;
import io.github.meshcorejvm.store.record.NeighborsReport;
import io.github.meshcorejvm.store.record.NeighborsReport.ConfiguredScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a neighbors report: the regions that an observer, and the nodes that it has asked, are configured to forward. */
final class NeighborsFields {

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Duration MAX_AHEAD = Duration.ofMinutes(5);
    private static final int MAX_SCOPES = 256;

    private NeighborsFields() {}

    static Envelope read(Topic topic, JsonValue json, Instant receivedAt) {
        Instant now = receivedAt.truncatedTo(ChronoUnit.SECONDS);
        Instant reportedAt = EnvelopeTime.of(json.get("timestamp"))
                .map(EnvelopeTime::instant)
                .orElse(now);
        if (Duration.between(now, reportedAt).compareTo(MAX_AHEAD) > 0) {
            return new Dropped(DropReason.FUTURE_REPORT);
        }
        List<ConfiguredScope> answers = answers(topic, json);
        return answers.isEmpty()
                ? new Dropped(DropReason.NO_ANSWER)
                : new Ready(new NeighborsReport(reportedAt.truncatedTo(ChronoUnit.SECONDS), answers));
    }

    /** If a key occurs twice the first counts, and the observer's own before the others. */
    private static List<ConfiguredScope> answers(Topic topic, JsonValue json) {
        Map<String, ConfiguredScope> answers = new LinkedHashMap<>();
        Optional<String> self = key(AirText.string(json, "origin_id")).or(() -> key(topic.observer()));
        JsonValue own = json.get("self");
        if (own != null) {
            add(answers, self, own);
        }
        JsonValue neighbors = json.get("neighbors");
        if (neighbors != null) {
            for (JsonValue neighbor : neighbors.elements()) {
                if (isAnswer(neighbor)) {
                    add(answers, key(AirText.string(neighbor, "pubkey")), neighbor);
                }
            }
        }
        return List.copyOf(answers.values());
    }

    private static void add(Map<String, ConfiguredScope> answers, Optional<String> key, JsonValue node) {
        Optional<String> scopes = AirText.string(node, "scopes").map(NeighborsFields::scopes);
        if (key.isPresent() && scopes.isPresent()) {
            answers.putIfAbsent(key.get(), new ConfiguredScope(key.get(), scopes.get()));
        }
    }

    private static boolean isAnswer(JsonValue neighbor) {
        return AirText.string(neighbor, "status").orElse("").equals("responded");
    }

    private static Optional<String> key(Optional<String> text) {
        return text.map(String::trim)
                .filter(key -> KEY.matcher(key).matches())
                .map(key -> key.toLowerCase(Locale.ROOT));
    }

    /** The list ends before the name that would make the text too long. */
    private static String scopes(String text) {
        StringBuilder list = new StringBuilder();
        int length = 0;
        for (String part : text.split(",")) {
            String name = part.strip();
            if (name.isEmpty()) {
                continue;
            }
            String scope = name.equals("*") || name.startsWith("#") ? name : "#" + name;
            String separator = list.length() == 0 ? "" : ",";
            length += separator.length() + scope.codePointCount(0, scope.length());
            if (length > MAX_SCOPES) {
                break;
            }
            list.append(separator).append(scope);
        }
        return list.toString();
    }
}
