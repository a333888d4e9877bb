package io.github.meshcorejvm.cli.message;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.cli.Sha256Text;
import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Envelope.CompanionEnvelope;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Delivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/** Converts a companion's text to a record: there is no frame, so the text itself is hashed. */
final class CompanionText {

    private static final int HASH_BYTES = 8;

    private CompanionText() {}

    static CompanionMessage read(CompanionEnvelope envelope, Instant receivedAt, Delivery delivery) {
        Optional<String> channel = envelope.channel().map(number -> "ch" + number);
        JsonObject decoded = new JsonObject();
        decoded.addProperty("type", channel.isPresent() ? "CHAN" : "DM");
        channel.ifPresent(name -> decoded.addProperty("channel", name));
        decoded.addProperty("text", envelope.text());
        decoded.addProperty("sender", ChannelMessage.senderOf(envelope.text()).orElse(""));
        envelope.senderTimestamp()
                .filter(CompanionText::isStorable)
                .ifPresent(value -> decoded.add("sender_timestamp", storable(value)));
        String time = envelope.senderTimestamp()
                .map(JsonValue::text)
                .orElseGet(() -> receivedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        String prefix = envelope.channel().map(number -> "ch:" + number).orElse("dm");
        return new CompanionMessage(
                hash(prefix + ":" + envelope.text() + ":" + time),
                channel.isPresent() ? CompanionMessage.Kind.CHANNEL : CompanionMessage.Kind.DIRECT,
                decoded.toString(),
                channel,
                envelope.snr(),
                receivedAt,
                delivery);
    }

    /** Readers in other languages refuse a whole object for one number that they cannot hold. */
    private static boolean isStorable(JsonValue value) {
        return value.isString() || LenientNumber.cut(LenientNumber.of(value)).isPresent();
    }

    /** A number keeps its spelling. */
    private static JsonElement storable(JsonValue value) {
        return value.isString() ? new JsonPrimitive(value.text()) : JsonParser.parseString(value.text());
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256Text.hash(text), 0, HASH_BYTES);
    }
}
