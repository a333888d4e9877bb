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
 * @param fromPubkey the right {@code from_pubkey}, if the row lacks it
 * @param isSenderNew whether the row then names another sender to the neighbor graph, or one for the first time
 */
public record DecodedText(
        @Nullable String before,
        String after,
        Optional<String> channelHash,
        Optional<String> fromPubkey,
        boolean isSenderNew) {

    /**
     * The columns of a row.
     *
     * @param json {@code decoded_json}
     * @param isJson whether that is valid JSON
     * @param channelHash {@code channel_hash}
     * @param fromPubkey {@code from_pubkey} of an advert, {@code ""} if it has none; absent for other packets
     */
    public record Stored(
            @Nullable String json, boolean isJson, Optional<String> channelHash, Optional<String> fromPubkey) {}

    /**
     * Reads a packet again.
     *
     * @param row its row
     * @return empty if the row is already right
     */
    public static Optional<DecodedText> of(Packet packet, Stored row, InterpreterSettings settings) {
        PacketReading reading = PacketReading.of(packet, settings.keyring(), settings.verifier());
        String text = DecodedJson.of(reading);
        Optional<String> channel = PacketInterpreter.channelHash(reading);
        boolean lacksSender = row.fromPubkey().filter(String::isEmpty).isPresent();
        Optional<String> sender = lacksSender ? AdvertSender.of(reading.payload()) : Optional.empty();
        boolean sameColumns = (channel.isEmpty() || channel.equals(row.channelHash())) && sender.isEmpty();
        if (row.isJson() && sameColumns && text.equals(row.json())) {
            return Optional.empty();
        }
        Optional<JsonElement> known = row.isJson() ? parse(row.json()) : Optional.empty();
        JsonElement after = JsonParser.parseString(text);
        if (reading.payload() instanceof GroupPayload
                && known.filter(DecodedText::isDecrypted).isPresent()
                && !isDecrypted(after)) {
            return Optional.empty();
        }
        if (known.isPresent() && known.get().equals(after) && sameColumns) {
            return Optional.empty();
        }
        boolean isSenderNew = lacksSender && AdvertSender.isNew(row.json(), sender);
        return Optional.of(new DecodedText(row.json(), text, channel, sender, isSenderNew));
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
