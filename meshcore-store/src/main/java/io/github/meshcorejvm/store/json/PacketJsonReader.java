package io.github.meshcorejvm.store.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PacketHeader;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/**
 * Reads the JSON object that {@link PacketJson} writes. Values that match {@code raw} are taken from it, byte for byte; changed
 * ones, or all if {@code raw} is missing, are built from the fields. A decrypted payload keeps its ciphertext: changed text
 * would need a key, and is not read here.
 */
public final class PacketJsonReader {

    private final JsonObject json;
    private final Optional<Packet> raw;
    private final JsonObject before;

    private PacketJsonReader(JsonObject json) {
        this.json = json;
        this.raw = raw(json);
        this.before = raw.map(PacketJsonReader::json).orElseGet(JsonObject::new);
    }

    /**
     * The packet.
     *
     * @param json one JSON object, strictly by RFC 8259
     * @throws IllegalArgumentException if the object does not describe a packet, with the invalid field named, or is not JSON
     */
    public static Packet read(String json) {
        return new PacketJsonReader(parse(json)).packet();
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            if (JsonParser.parseReader(reader) instanceof JsonObject object
                    && reader.peek() == JsonToken.END_DOCUMENT) {
                return object;
            }
        } catch (IOException | JsonParseException malformed) {
            throw new IllegalArgumentException("not JSON", malformed);
        }
        throw new IllegalArgumentException("not a single JSON object");
    }

    private static Optional<Packet> raw(JsonObject json) {
        if (!json.has("raw")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Packet.decode(JsonFields.hex(json, "raw")));
        } catch (PacketFormatException none) {
            throw new IllegalArgumentException("raw is not a packet: " + none.getMessage(), none);
        }
    }

    private static JsonObject json(Packet packet) {
        PacketReading reading = PacketReading.of(packet, ChannelKeyring.EMPTY, Optional.empty());
        return JsonParser.parseString(PacketJson.of(reading)).getAsJsonObject();
    }

    private Packet packet() {
        PacketHeader header =
                isUnchanged("header") ? raw.orElseThrow().header() : header(JsonFields.object(json, "header"));
        Optional<TransportCodes> codes =
                isUnchanged("transportCodes") ? raw.orElseThrow().transportCodes() : codes();
        Bytes payload = raw.isPresent() && PayloadBytes.isUnchanged(payloadJson(), before.getAsJsonObject("payload"))
                ? raw.get().payloadBytes()
                : PayloadBytes.of(header.payloadType(), payloadJson());
        return new Packet(header, codes, path(header.payloadType()), payload);
    }

    private JsonObject payloadJson() {
        return json.has("payload") || raw.isEmpty()
                ? JsonFields.object(json, "payload")
                : before.getAsJsonObject("payload");
    }

    /** Whether a member is missing, or is that of {@code raw}. */
    private boolean isUnchanged(String name) {
        return raw.isPresent() && (!json.has(name) || json.get(name).equals(before.get(name)));
    }

    private static PacketHeader header(JsonObject header) {
        return new PacketHeader(
                RouteType.ofCode(JsonFields.integer(header, "routeType", 3)),
                PayloadType.ofCode(JsonFields.integer(header, "payloadType", 15)),
                header.has("payloadVersion") ? JsonFields.integer(header, "payloadVersion", 3) : 0);
    }

    private Optional<TransportCodes> codes() {
        JsonElement codes = json.get("transportCodes");
        if (codes == null || codes.isJsonNull()) {
            return Optional.empty();
        }
        JsonObject object = JsonFields.object(json, "transportCodes");
        return Optional.of(new TransportCodes(
                JsonFields.hex(object, "code1", 2).u16le(0),
                JsonFields.hex(object, "code2", 2).u16le(0)));
    }

    private HopPath path(PayloadType type) {
        if (isUnchanged("path") || type == PayloadType.TRACE && raw.isPresent()) {
            return raw.orElseThrow().path();
        }
        if (type == PayloadType.TRACE) {
            return new HopPath(1, PayloadBytes.snrs(JsonFields.object(json, "payload")));
        }
        JsonObject path = JsonFields.object(json, "path");
        int size = path.has("hashSize") ? Math.max(1, JsonFields.integer(path, "hashSize", 3)) : 1;
        Bytes hops = Bytes.EMPTY;
        for (JsonElement hop : JsonFields.array(path, "hops")) {
            Bytes bytes = JsonFields.hex("path.hops", hop);
            if (bytes.size() != size) {
                throw new IllegalArgumentException(
                        "path.hops must have hops of hashSize " + size + " bytes but has one of " + bytes.size());
            }
            hops = hops.concat(bytes);
        }
        return new HopPath(size, hops);
    }
}
