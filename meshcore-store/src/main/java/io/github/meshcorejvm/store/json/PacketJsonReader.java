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
 * ones, or all if {@code raw} is missing, are built from the fields. What has no field, such as the bytes after an acknowledgement
 * or after the name of an advert, stays as in {@code raw}. A field that the packet would not have is refused. A
 * decrypted payload keeps its ciphertext, since changed content would need a key; content that only the keys of others decrypt
 * cannot be compared.
 */
public final class PacketJsonReader {

    private final JsonObject json;
    private final Optional<Packet> raw;
    private final JsonObject before;

    private PacketJsonReader(JsonObject json) {
        this.json = json;
        this.raw = raw(json);
        this.before = raw.map(this::json).orElseGet(JsonObject::new);
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

    private JsonObject json(Packet packet) {
        ChannelKeyring keys =
                json.get("payload") instanceof JsonObject payload ? PayloadEdit.keys(payload) : ChannelKeyring.EMPTY;
        PacketReading reading = PacketReading.of(packet, keys, Optional.empty());
        return JsonParser.parseString(PacketJson.of(reading)).getAsJsonObject();
    }

    private Packet packet() {
        PacketHeader header =
                isUnchanged("header") ? raw.orElseThrow().header() : header(JsonFields.object(json, "header"));
        Optional<TransportCodes> codes =
                isUnchanged("transportCodes") ? raw.orElseThrow().transportCodes() : codes();
        JsonObject fields = payloadJson();
        boolean keepsPayload = raw.isPresent() && PayloadEdit.isUnchanged(fields, beforePayload());
        boolean isTrace = header.payloadType() == PayloadType.TRACE;
        if (isTrace && hasNewRoute()) {
            fields = withRoute(fields);
            keepsPayload = false;
        }
        Bytes payload = keepsPayload
                ? raw.orElseThrow().payloadBytes()
                : PayloadBytes.of(header.payloadType(), fields, beforePayload(), oldPayload(header.payloadType()));
        Packet packet = new Packet(header, codes, isTrace ? tracePath(fields) : path(), payload);
        EncodedFields check =
                new EncodedFields(before, raw.filter(packet::equals).isPresent() ? before : json(packet));
        check.checkFrame(json);
        if (!keepsPayload) {
            check.checkPayload(fields, beforePayload());
        }
        if (json.get("payload") instanceof JsonObject given) {
            check.checkType(given);
        }
        return packet;
    }

    private Bytes oldPayload(PayloadType type) {
        return raw.filter(packet -> packet.payloadType() == type)
                .map(Packet::payloadBytes)
                .orElse(Bytes.EMPTY);
    }

    private JsonObject beforePayload() {
        return before.has("payload") ? before.getAsJsonObject("payload") : new JsonObject();
    }

    private JsonObject payloadJson() {
        return json.has("payload") || raw.isEmpty()
                ? JsonFields.object(json, "payload")
                : before.getAsJsonObject("payload");
    }

    /** Whether a member is missing, or is that of {@code raw}. */
    private boolean isUnchanged(String name) {
        return raw.isPresent() && (!json.has(name) || JsonEqual.test(name, json.get(name), before.get(name)));
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

    /** The path of a TRACE is the SNR of the hops it has made. */
    private HopPath tracePath(JsonObject payload) {
        return raw.isPresent()
                        && JsonEqual.test(
                                "snrValues",
                                payload.get("snrValues"),
                                beforePayload().get("snrValues"))
                ? raw.get().path()
                : new HopPath(1, PayloadBytes.snrs(payload));
    }

    /** Whether the hops of a TRACE, which are in its payload, are only in {@code path}. */
    private boolean hasNewRoute() {
        JsonElement route = payloadJson().get("pathData");
        return !isUnchanged("path")
                && JsonEqual.test("pathData", route, beforePayload().get("pathData"))
                && json.get("path") instanceof JsonObject path
                && !JsonEqual.test(
                        "hops",
                        path.get("hops"),
                        before.get("path") instanceof JsonObject old ? old.get("hops") : null);
    }

    private JsonObject withRoute(JsonObject payload) {
        Bytes route = Bytes.EMPTY;
        for (JsonElement hop : JsonFields.array(JsonFields.object(json, "path"), "hops")) {
            route = route.concat(JsonFields.hex("path.hops", hop));
        }
        JsonObject changed = payload.deepCopy();
        if (route.isEmpty()) {
            // As decode writes a TRACE without a route.
            changed.remove("pathData");
        } else {
            changed.addProperty("pathData", route.toHex());
        }
        return changed;
    }

    private HopPath path() {
        if (isUnchanged("path")) {
            return raw.orElseThrow().path();
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
