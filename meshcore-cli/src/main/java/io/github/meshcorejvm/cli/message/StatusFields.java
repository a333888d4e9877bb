package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** The values of a status message; each may be absent. */
record StatusFields(
        Optional<String> model,
        Optional<String> firmware,
        Optional<String> clientVersion,
        Optional<String> radio,
        OptionalLong batteryMillivolts,
        OptionalLong uptimeSeconds,
        OptionalDouble noiseFloor,
        OptionalLong txAirSeconds,
        OptionalLong rxAirSeconds,
        OptionalLong receiveErrors,
        OptionalLong packetsSent,
        OptionalLong packetsReceived,
        Optional<Boolean> canRelay) {

    private static final int MAX_TEXT = 128;
    private static final Set<String> NO_VALUE = Set.of("", "unknown", "none");

    static StatusFields of(JsonValue status) {
        JsonValue nested = status.get("stats");
        // If this is not an object, all fields are read from the status itself.
        JsonValue stats = nested == null ? status : nested;
        OptionalLong battery = whole(status, stats, "battery_mv");
        return new StatusFields(
                text(status, "model"),
                text(status, "firmware_version").or(() -> text(status, "firmware")),
                text(status, "client_version").or(() -> text(status, "clientVersion")),
                text(status, "radio"),
                battery.isPresent() && battery.getAsLong() == 0 ? OptionalLong.empty() : battery,
                whole(status, stats, "uptime_secs"),
                number(status, stats, "noise_floor"),
                whole(status, stats, "tx_air_secs"),
                whole(status, stats, "rx_air_secs"),
                whole(status, stats, "recv_errors"),
                whole(status, stats, "packets_sent"),
                whole(status, stats, "packets_recv", "packets_received", "recv"),
                LenientFlag.of(status.get("repeat")));
    }

    private static Optional<String> text(JsonValue status, String key) {
        return AirText.string(status, key)
                .filter(text -> !NO_VALUE.contains(text.trim().toLowerCase(Locale.ROOT)))
                .map(text -> AirText.cut(text, MAX_TEXT));
    }

    private static OptionalDouble number(JsonValue status, JsonValue stats, String... keys) {
        OptionalDouble nested = LenientNumber.of(stats, keys);
        return nested.isPresent() ? nested : LenientNumber.of(status, keys);
    }

    private static OptionalLong whole(JsonValue status, JsonValue stats, String... keys) {
        return LenientNumber.rounded(number(status, stats, keys));
    }
}
