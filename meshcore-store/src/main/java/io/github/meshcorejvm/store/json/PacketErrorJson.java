package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.PacketFormatException;
import java.util.Locale;
import java.util.Objects;

/**
 * The object that {@code meshcore decode --json} prints for an input that is not a packet.
 *
 * @param reason {@code hex}, {@code empty}, {@code truncated}, {@code path_length} or {@code payload_length}
 * @param offset in bytes, for {@code hex} in characters
 * @param message what is wrong, for people
 * @param raw the input as given
 */
public record PacketErrorJson(String reason, int offset, String message, String raw) {

    /** Refuses null. */
    public PacketErrorJson {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(raw, "raw");
    }

    /** For bytes that are not a packet, with {@code raw} as their text. */
    public static PacketErrorJson of(PacketFormatException problem, String raw) {
        return new PacketErrorJson(
                problem.reason().name().toLowerCase(Locale.ROOT),
                problem.offset(),
                String.valueOf(problem.getMessage()),
                raw);
    }

    /**
     * Writes the object.
     *
     * @param line on which the input begins; 0 if it has no lines
     */
    public void write(JsonWriter json, long line, PacketAdditions additions) {
        json.beginObject();
        json.beginObject("error");
        json.field("reason", reason);
        json.field("offset", offset);
        json.field("message", message);
        if (line > 0) {
            json.field("line", line);
        }
        json.endObject();
        json.field("raw", raw);
        additions.toPacket(json);
        json.endObject();
    }
}
