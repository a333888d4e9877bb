package io.github.meshcorejvm.codec.vectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One record of {@code testdata/vectors}: bytes, and what the firmware makes of them. */
public record GoldenVector(JsonObject json) {

    /** Files with packets; {@code primitives} has none. */
    public static final List<String> PACKET_TOPICS = List.of(
            "header",
            "hash",
            "advert",
            "ack",
            "direct",
            "path",
            "anon",
            "group",
            "trace",
            "multipart",
            "control",
            "raw_reserved",
            "transport");

    /** Read once: with mutation testing each of thousands of parameters would read its whole file again. */
    private static final Map<String, List<GoldenVector>> BY_TOPIC = new ConcurrentHashMap<>();

    public static Stream<GoldenVector> packets() {
        return PACKET_TOPICS.stream().flatMap(GoldenVector::ofTopic);
    }

    public static Stream<GoldenVector> ofTopic(String topic) {
        return BY_TOPIC.computeIfAbsent(topic, GoldenVector::read).stream();
    }

    private static List<GoldenVector> read(String topic) {
        String file = "/testdata/vectors/" + topic + ".jsonl";
        try (InputStream in = Objects.requireNonNull(GoldenVector.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new GoldenVector(JsonParser.parseString(line).getAsJsonObject()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The primitives of one kind. */
    public static Stream<GoldenVector> ofKind(String kind) {
        return ofTopic("primitives").filter(vector -> vector.text("kind").equals(kind));
    }

    public String text(String key) {
        return json.get(key).getAsString();
    }

    public Bytes bytes(String key) {
        return Bytes.ofHex(text(key));
    }

    public Bytes frame() {
        return bytes("hex");
    }

    public Packet packet() {
        try {
            return Packet.decode(frame());
        } catch (PacketFormatException e) {
            throw new AssertionError(this + " is refused", e);
        }
    }

    /** Whether the codec is to take it: when either firmware parser does. */
    public boolean isPacket() {
        return json.get("accept").getAsBoolean() || json.get("rxAccept").getAsBoolean();
    }

    public JsonObject header() {
        return json.getAsJsonObject("header");
    }

    public JsonObject path() {
        return json.getAsJsonObject("path");
    }

    public JsonObject keys() {
        return json.getAsJsonObject("keys");
    }

    public JsonObject payload() {
        return json.getAsJsonObject("payload");
    }

    /** Whether the payload has all that its type needs, as the firmware sees it. */
    public boolean isComplete() {
        return isPacket() && !json.get("payload").isJsonNull() && !payload().has("incomplete");
    }

    public boolean hasContent() {
        return isComplete() && has(payload(), "content");
    }

    public JsonObject content() {
        return payload().getAsJsonObject("content");
    }

    public static boolean has(JsonObject object, String key) {
        return object.has(key) && !object.get(key).isJsonNull();
    }

    public static Bytes hex(JsonObject object, String key) {
        return Bytes.ofHex(object.get(key).getAsString());
    }

    public static List<Bytes> hexList(JsonArray array) {
        return array.asList().stream()
                .map(JsonElement::getAsString)
                .map(Bytes::ofHex)
                .toList();
    }

    @Override
    public String toString() {
        return text("id") + " " + text("note");
    }
}
