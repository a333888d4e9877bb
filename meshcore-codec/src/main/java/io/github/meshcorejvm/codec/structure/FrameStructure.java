package io.github.meshcorejvm.codec.structure;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.PacketHeader;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.exchange.ResponseData;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import java.util.List;
import java.util.Optional;

/** The fields before the payload. */
final class FrameStructure {

    private final Bytes frame;
    private final StructureKeys keys;
    private final Fields fields;
    private final PayloadStructure payload;

    FrameStructure(Bytes frame, StructureKeys keys, Optional<ResponseData> response) {
        this.frame = frame;
        this.keys = keys;
        this.fields = new Fields(Field.Layer.FRAME, frame);
        this.payload = new PayloadStructure(fields, keys, response);
    }

    PacketStructure analyse() {
        try {
            Packet packet = Packet.decode(frame);
            fields(Optional.of(packet));
            return payload.result(frame, fields.problems());
        } catch (PacketFormatException e) {
            fields(Optional.empty());
            return payload.result(frame, List.of(e.getMessage()));
        }
    }

    private void fields(Optional<Packet> packet) {
        if (frame.isEmpty()) {
            return;
        }
        PacketHeader header = header();
        if (header.routeType().hasTransportCodes()) {
            codes(packet);
        }
        if (!path(header)) {
            return;
        }
        if (fields.remaining() > Packet.MAX_PAYLOAD_LENGTH) {
            fields.rest("payload", "longer than " + Packet.MAX_PAYLOAD_LENGTH + " bytes");
        } else {
            payload.analyse(header.payloadType());
        }
    }

    private PacketHeader header() {
        int value = fields.u8("header", FieldText::nothing);
        PacketHeader header = PacketHeader.ofByte(value);
        fields.bits(0, 1, "route type", bits -> header.routeType() + routeMeaning(header.routeType()));
        fields.bits(2, 5, "payload type", bits -> header.payloadType().toString());
        fields.bits(6, 7, "payload version", bits -> bits == 0 ? "" : "nodes drop all but 0");
        return header;
    }

    private static String routeMeaning(RouteType route) {
        return route.isFlood() ? ": the path grows" : ": the path shrinks";
    }

    private void codes(Optional<Packet> packet) {
        fields.u16("transport code 0", "", code -> packet.map(this::scope).orElse(""));
        fields.u16("transport code 1", "", code -> code == 0 ? "not in use" : "");
    }

    private String scope(Packet packet) {
        ScopeMatch match = keys.regions().match(packet);
        if (match instanceof ScopeMatch.Matched matched) {
            return "region " + matched.region();
        }
        if (match instanceof ScopeMatch.Ambiguous ambiguous) {
            return "one of " + String.join(", ", ambiguous.regions());
        }
        if (match instanceof ScopeMatch.NotScoped) {
            return "no region";
        }
        if (match instanceof ScopeMatch.Unmatched) {
            return "a region that is not known";
        }
        throw new IllegalStateException("unknown kind of match: " + match.getClass());
    }

    /** Whether the path is whole, so that a payload can follow. */
    private boolean path(PacketHeader header) {
        int lengthByte = fields.u8("path_len", FieldText::nothing);
        if (fields.isCut()) {
            return false;
        }
        boolean valid = HopPath.isValidLengthByte(lengthByte);
        boolean trace = header.payloadType() == PayloadType.TRACE;
        int count = fields.bits(0, 5, trace ? "SNR count" : "hop count", FieldText::nothing);
        int size = 1 + fields.bits(6, 7, "hash size - 1", bits -> FieldText.count(bits + 1, "byte") + " a hop");
        if (!valid) {
            fields.rest("rest", "not decoded: path_len is invalid");
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (trace && size == 1) {
                fields.snr("SNR " + (i + 1), "as hop " + (i + 1) + " of the route heard it");
            } else {
                fields.bytes("hop " + (i + 1), size, i == 0 ? hopMeaning(header.routeType(), count) : "");
            }
        }
        return !fields.isCut();
    }

    private static String hopMeaning(RouteType route, int count) {
        if (route.isFlood()) {
            return count == 1 ? "the repeater passed" : "the first repeater passed";
        }
        return "the next repeater";
    }
}
