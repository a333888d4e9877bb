package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketHeader;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.codec.payload.MalformedPayload;
import io.github.meshcorejvm.codec.payload.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole packet as the JSON object that {@code meshcore decode --json} prints, nulls written. */
public final class PacketJson {

    private PacketJson() {}

    /** The object for a packet, as text. */
    public static String of(PacketReading reading) {
        Utf8Buffer text = new Utf8Buffer();
        write(new JsonWriter(text), reading, PacketAdditions.NONE);
        return text.toString();
    }

    /** Writes the object for a packet. */
    public static void write(JsonWriter json, PacketReading reading, PacketAdditions additions) {
        Packet packet = reading.packet();
        json.beginObject();
        header(json, packet.header());
        if (packet.transportCodes().isPresent()) {
            codes(json, packet.transportCodes().get());
        } else {
            json.nullField("transportCodes");
        }
        path(json, reading);
        json.beginObject("payload");
        DecodedJson.write(json, reading, additions);
        json.endObject();
        json.field("hash", packet.contentHash().toString());
        json.upperHexField("raw", packet.encodeBytes());
        json.optionalField("anomaly", anomaly(reading));
        additions.toPacket(json);
        json.endObject();
    }

    private static void header(JsonWriter json, PacketHeader header) {
        json.beginObject("header");
        json.field("routeType", header.routeType().code());
        json.field("routeTypeName", header.routeType().name());
        json.field("payloadType", header.payloadType().code());
        json.field("payloadTypeName", JsonNames.of(header.payloadType()));
        json.field("payloadVersion", header.payloadVersion());
        json.endObject();
    }

    private static void codes(JsonWriter json, TransportCodes codes) {
        Bytes bytes = codes.toBytes();
        json.beginObject("transportCodes");
        json.upperHexField("code1", bytes.slice(0, 2));
        json.upperHexField("code2", bytes.slice(2, 4));
        json.endObject();
    }

    private static void path(JsonWriter json, PacketReading reading) {
        Packet packet = reading.packet();
        List<Bytes> hops = PathJson.hops(packet);
        json.beginObject("path");
        json.field("hashSize", hashSize(reading));
        json.field("hashCount", hops.size());
        json.beginArray("hops");
        for (Bytes hop : hops) {
            json.upperHexElement(hop);
        }
        json.endArray();
        int pathLen = packet.path().lengthByte();
        if (reading.payload() instanceof Trace && !hops.isEmpty() && pathLen <= HopPath.MAX_HOPS) {
            json.field("hopsCompleted", pathLen);
        }
        json.endObject();
    }

    private static int hashSize(PacketReading reading) {
        Packet packet = reading.packet();
        if (packet.payloadType() == PayloadType.TRACE) {
            return reading.payload() instanceof Trace trace ? trace.hopSize() : 1;
        }
        boolean given = packet.routeType().isFlood() || packet.path().hopCount() > 0;
        return given ? packet.path().hashSize() : 0;
    }

    /** The anomalies of a packet, as sentences joined by {@code ; }. */
    public static Optional<String> anomaly(PacketReading reading) {
        Packet packet = reading.packet();
        int version = packet.header().payloadVersion();
        if (version == 0 && packet.payloadType() != PayloadType.TRACE) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        if (packet.payloadType() == PayloadType.TRACE) {
            if (packet.routeType().isFlood()) {
                found.add("TRACE routed " + packet.routeType() + ": nodes take it only by DIRECT or TRANSPORT_DIRECT");
            }
            if (reading.payload() instanceof MalformedPayload malformed) {
                found.add("TRACE payload " + malformed.problem());
            }
        }
        if (version > 0) {
            found.add("payload version " + version + ": nodes drop all but 0; decoded as 0");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
    }
}
