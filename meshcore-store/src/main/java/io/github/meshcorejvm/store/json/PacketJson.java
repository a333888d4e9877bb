package io.github.meshcorejvm.store.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PacketHeader;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.codec.payload.MalformedPayload;
import io.github.meshcorejvm.codec.payload.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A whole packet as the JSON object that {@code meshcore decode --json} prints, nulls written. */
public final class PacketJson {

    private PacketJson() {}

    /** The object for a packet. */
    public static JsonObject of(PacketReading reading) {
        Packet packet = reading.packet();
        JsonObject json = new JsonObject();
        json.add("header", header(packet.header()));
        json.add(
                "transportCodes",
                packet.transportCodes()
                        .<com.google.gson.JsonElement>map(PacketJson::codes)
                        .orElse(JsonNull.INSTANCE));
        json.add("path", path(reading));
        json.add("payload", DecodedJson.of(reading));
        json.addProperty("hash", packet.contentHash().toString());
        json.addProperty("raw", Bytes.copyOf(packet.encode()).toUpperHex());
        anomaly(reading).ifPresent(anomaly -> json.addProperty("anomaly", anomaly));
        return json;
    }

    /**
     * The object for bytes that are no packet.
     *
     * @param raw the input as given
     */
    public static JsonObject error(PacketFormatException problem, String raw) {
        return error(
                problem.reason().name().toLowerCase(Locale.ROOT),
                problem.offset(),
                String.valueOf(problem.getMessage()),
                raw);
    }

    /**
     * The object for an input that is no packet.
     *
     * @param reason {@code hex}, {@code empty}, {@code truncated}, {@code path_length} or {@code payload_length}
     * @param offset in bytes, for {@code hex} in characters
     * @param raw the input as given
     */
    public static JsonObject error(String reason, int offset, String message, String raw) {
        JsonObject error = new JsonObject();
        error.addProperty("reason", Objects.requireNonNull(reason, "reason"));
        error.addProperty("offset", offset);
        error.addProperty("message", Objects.requireNonNull(message, "message"));
        JsonObject json = new JsonObject();
        json.add("error", error);
        json.addProperty("raw", Objects.requireNonNull(raw, "raw"));
        return json;
    }

    private static JsonObject header(PacketHeader header) {
        JsonObject json = new JsonObject();
        json.addProperty("routeType", header.routeType().code());
        json.addProperty("routeTypeName", header.routeType().name());
        json.addProperty("payloadType", header.payloadType().code());
        json.addProperty("payloadTypeName", JsonNames.of(header.payloadType()));
        json.addProperty("payloadVersion", header.payloadVersion());
        return json;
    }

    private static JsonObject codes(TransportCodes codes) {
        Bytes bytes = codes.toBytes();
        JsonObject json = new JsonObject();
        json.addProperty("code1", bytes.slice(0, 2).toUpperHex());
        json.addProperty("code2", bytes.slice(2, 4).toUpperHex());
        return json;
    }

    private static JsonObject path(PacketReading reading) {
        Packet packet = reading.packet();
        List<Bytes> hops = PathJson.hops(packet);
        JsonObject json = new JsonObject();
        json.addProperty("hashSize", hashSize(reading));
        json.addProperty("hashCount", hops.size());
        JsonArray array = new JsonArray(hops.size());
        hops.forEach(hop -> array.add(hop.toUpperHex()));
        json.add("hops", array);
        int pathLen = packet.path().lengthByte();
        if (reading.payload() instanceof Trace && !hops.isEmpty() && pathLen <= HopPath.MAX_HOPS) {
            json.addProperty("hopsCompleted", pathLen);
        }
        return json;
    }

    private static int hashSize(PacketReading reading) {
        Packet packet = reading.packet();
        if (packet.payloadType() == PayloadType.TRACE) {
            return reading.payload() instanceof Trace trace ? trace.hopSize() : 1;
        }
        boolean given = packet.routeType().isFlood() || packet.path().hopCount() > 0;
        return given ? packet.path().hashSize() : 0;
    }

    private static Optional<String> anomaly(PacketReading reading) {
        Packet packet = reading.packet();
        List<String> found = new ArrayList<>();
        if (packet.payloadType() == PayloadType.TRACE) {
            if (packet.routeType().isFlood()) {
                found.add("TRACE routed " + packet.routeType() + ": nodes take it only by DIRECT or TRANSPORT_DIRECT");
            }
            if (reading.payload() instanceof MalformedPayload malformed) {
                found.add("TRACE payload " + malformed.problem());
            }
        }
        int version = packet.header().payloadVersion();
        if (version > 0) {
            found.add("payload version " + version + ": nodes drop all but 0; decoded as 0");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
    }
}
