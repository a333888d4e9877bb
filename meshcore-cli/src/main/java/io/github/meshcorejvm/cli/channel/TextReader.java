package io.github.meshcorejvm.cli.channel;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.decode.Keys;
import io.github.meshcorejvm.cli.json.Json;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketResult;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.store.read.StoredTransmission;
import java.time.Instant;
import java.util.Optional;

/** Reads the text of a transmission: with the available keys, else as it was decrypted when it was written. Not thread-safe. */
final class TextReader {

    /** The year 9999. */
    private static final double MAX_SECONDS = 253_402_300_799.0;

    private final Keys keys;

    TextReader(Keys keys) {
        this.keys = keys;
    }

    Optional<ChannelText> read(StoredTransmission transmission) {
        return transmission
                .frame()
                .map(Packet::tryDecode)
                .flatMap(PacketResult::packet)
                .flatMap(packet -> packet.payload() instanceof GroupText text ? Optional.of(text) : Optional.empty())
                .flatMap(text -> decrypted(transmission, text))
                .or(() -> stored(transmission));
    }

    private Optional<ChannelText> decrypted(StoredTransmission transmission, GroupText text) {
        keys.search(text);
        if (!(keys.structure().channels().decrypt(text)
                instanceof GroupDecryption.Decrypted<ChannelMessage> decrypted)) {
            return Optional.empty();
        }
        ChannelMessage message = decrypted.content();
        return Optional.of(new ChannelText(
                transmission.id(),
                transmission.hash(),
                transmission.firstSeen(),
                Optional.of(message.timestamp()),
                decrypted.channel(),
                message.sender(),
                message.text()));
    }

    /** A text whose key is not available, or that a companion has decrypted. */
    private static Optional<ChannelText> stored(StoredTransmission transmission) {
        JsonObject json;
        try {
            json = Json.parseObject(transmission.decodedJson().orElse("{}"));
        } catch (JsonFormatException none) {
            return Optional.empty();
        }
        Optional<String> channel = text(json, "channel");
        Optional<String> text = text(json, "text");
        if (channel.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ChannelText(
                transmission.id(),
                transmission.hash(),
                transmission.firstSeen(),
                time(json),
                channel.get(),
                text(json, "sender"),
                text.get()));
    }

    /** Other programs write this column too, and anything into it. */
    private static Optional<String> text(JsonObject json, String key) {
        return Optional.ofNullable(json.get(key))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
    }

    private static Optional<Instant> time(JsonObject json) {
        return Optional.ofNullable(json.get("sender_timestamp"))
                .filter(time ->
                        time.isJsonPrimitive() && time.getAsJsonPrimitive().isNumber())
                .map(JsonElement::getAsDouble)
                .filter(seconds -> seconds >= 0 && seconds <= MAX_SECONDS)
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }
}
