package io.github.meshcorejvm.store.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.payload.Trace;
import java.util.ArrayList;
import java.util.List;

/** The text of {@code observations.path_json}: a JSON array of the hops as upper-case hex, {@code []} if there are none. */
public final class PathJson {

    private static final String NO_HOPS = "[]";
    private static final String DIGITS = "0123456789ABCDEF";

    private PathJson() {}

    /** The hops of a packet: those of its path, or for TRACE, whose path holds SNR, those of the route in the payload. */
    public static List<Bytes> hops(Packet packet) {
        if (packet.payloadType() != PayloadType.TRACE) {
            return packet.path().hops();
        }
        return packet.payload() instanceof Trace trace ? trace.hops() : List.of();
    }

    /** The text for a packet. */
    public static String of(Packet packet) {
        if (packet.payloadType() != PayloadType.TRACE && packet.path().bytes().isEmpty()) {
            return NO_HOPS;
        }
        return of(hops(packet));
    }

    /** The text for hops. */
    public static String of(List<Bytes> hops) {
        if (hops.isEmpty()) {
            return NO_HOPS;
        }
        StringBuilder json =
                new StringBuilder(2 + hops.size() * (3 + 2 * hops.get(0).size()));
        char separator = '[';
        for (Bytes hop : hops) {
            json.append(separator).append('"');
            for (int i = 0; i < hop.size(); i++) {
                int value = hop.u8(i);
                json.append(DIGITS.charAt(value >> 4)).append(DIGITS.charAt(value & 0x0F));
            }
            json.append('"');
            separator = ',';
        }
        return json.append(']').toString();
    }

    /** The hops in a text, as hex; none if the text is not an array of texts. */
    public static List<String> parse(String json) {
        if (json.isEmpty() || json.equals(NO_HOPS)) {
            return List.of();
        }
        try {
            List<String> hops = new ArrayList<>();
            for (JsonElement hop : JsonParser.parseString(json).getAsJsonArray()) {
                hops.add(hop.getAsString());
            }
            return hops;
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException invalid) {
            return List.of();
        }
    }
}
