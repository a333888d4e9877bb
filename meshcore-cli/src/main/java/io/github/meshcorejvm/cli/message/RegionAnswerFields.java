package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Envelope.Dropped;
import io.github.meshcorejvm.cli.message.Envelope.Ready;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.RegionAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a region answer: a phone asked a repeater which regions it forwards. */
final class RegionAnswerFields {

    private static final Pattern TARGET = Pattern.compile("[0-9a-fA-F]{64}");

    /** Older versions of the app leave them after the last name. */
    private static final Pattern NULS_AT_END = Pattern.compile("\\x00+\\z");

    private RegionAnswerFields() {}

    static Envelope read(Topic topic, JsonValue json, Instant now) {
        Optional<ClientStamp> stamp = ClientOrigin.stamp(topic, json, now);
        if (stamp.isEmpty()) {
            return new Dropped(DropReason.CLIENT_KEY);
        }
        Optional<String> target = AirText.string(json, "target")
                .map(String::trim)
                .filter(key -> TARGET.matcher(key).matches());
        Optional<List<String>> regions = names(json.get("regions"));
        if (target.isEmpty() || regions.isEmpty()) {
            return new Dropped(DropReason.BAD_REGION_ANSWER);
        }
        return new Ready(new RegionAnswer(
                stamp.get(),
                ClientOrigin.position(json),
                target.get().toLowerCase(Locale.ROOT),
                regions.get(),
                LenientFlag.of(json.get("truncated")).orElse(false),
                LenientNumber.cut(LenientNumber.of(json, "repeater_clock"))));
    }

    /** The names as received; empty if it is not a list of texts. */
    private static Optional<List<String>> names(@Nullable JsonValue value) {
        if (value == null || !value.isArray()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (JsonValue element : value.elements()) {
            if (!element.isString()) {
                return Optional.empty();
            }
            names.add(NULS_AT_END.matcher(element.text()).replaceFirst(""));
        }
        return Optional.of(names);
    }
}
