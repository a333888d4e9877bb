package io.github.meshcorejvm.cli.channel;

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

/**
 * Reads the text of a transmission: with the keys that are at hand, else as it was decrypted when it was written. Not
 * thread-safe.
 */
final class TextReader {

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

    /** A text whose key is not at hand, or that a companion has decrypted. */
    private static Optional<ChannelText> stored(StoredTransmission transmission) {
        JsonObject json;
        try {
            json = Json.parseObject(transmission.decodedJson().orElse("{}"));
        } catch (JsonFormatException none) {
            return Optional.empty();
        }
        if (!json.has("channel") || !json.has("text")) {
            return Optional.empty();
        }
        return Optional.of(new ChannelText(
                transmission.id(),
                transmission.hash(),
                transmission.firstSeen(),
                Optional.ofNullable(json.get("sender_timestamp"))
                        .filter(time -> time.isJsonPrimitive()
                                && time.getAsJsonPrimitive().isNumber())
                        .map(time -> Instant.ofEpochSecond(time.getAsLong())),
                json.get("channel").getAsString(),
                Optional.ofNullable(json.get("sender")).map(sender -> sender.getAsString()),
                json.get("text").getAsString()));
    }
}
