package io.github.meshcorejvm.store.rows;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.json.DecodedJson;
import io.github.meshcorejvm.store.json.PacketReading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A packet decoded again with the current decoder and keys. A message that was decrypted before, with a key that no longer
 * exists, stays decrypted.
 *
 * @param before {@code decoded_json} of the row
 * @param after the right value
 * @param channelHash the right {@code channel_hash}, if the packet shows it
 */
public record DecodedText(@Nullable String before, String after, Optional<String> channelHash) {

    /**
     * Reads a packet again.
     *
     * @param before {@code decoded_json} of its row
     * @param isJson whether that is valid JSON
     * @param channelHash {@code channel_hash} of its row
     * @return empty if the row is already right
     */
    public static Optional<DecodedText> of(
            Packet packet,
            @Nullable String before,
            boolean isJson,
            Optional<String> channelHash,
            InterpreterSettings settings) {
        PacketReading reading = PacketReading.of(packet, settings.keyring(), settings.verifier());
        String text = DecodedJson.of(reading);
        Optional<String> channel = PacketInterpreter.channelHash(reading);
        boolean sameChannel = channel.isEmpty() || channel.equals(channelHash);
        if (isJson && sameChannel && text.equals(before)) {
            return Optional.empty();
        }
        Optional<JsonElement> known = isJson ? parse(before) : Optional.empty();
        JsonElement after = JsonParser.parseString(text);
        if (reading.payload() instanceof GroupPayload
                && known.filter(DecodedText::isDecrypted).isPresent()
                && !isDecrypted(after)) {
            return Optional.empty();
        }
        if (known.isPresent() && known.get().equals(after) && sameChannel) {
            return Optional.empty();
        }
        return Optional.of(new DecodedText(before, text, channel));
    }

    /** Whether a key decrypted a group packet: only then does its channel have a name. */
    private static boolean isDecrypted(JsonElement json) {
        return json instanceof JsonObject object && object.has("channel");
    }

    /** Gson accepts more as JSON than databases do, so this is called only for what they accept. */
    private static Optional<JsonElement> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonParser.parseString(text)).filter(JsonElement::isJsonObject);
        } catch (JsonParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
