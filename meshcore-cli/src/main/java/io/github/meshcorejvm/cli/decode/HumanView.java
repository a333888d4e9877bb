package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.json.PacketJson;
import java.util.List;
import java.util.stream.Collectors;

/** A packet for a person to read: one line that says what it is, then its fields. */
final class HumanView {

    /** A hash at the far end of a wide line would be overlooked. */
    private static final int MAX_TITLE = 80;

    private final Palette palette;
    private final Screen screen;

    HumanView(Screen screen) {
        this.palette = screen.palette();
        this.screen = screen;
    }

    List<String> lines(Decoded decoded) {
        Packet packet = decoded.reading().packet();
        Rows rows = new Rows(screen);
        rows.lines().add(title(packet));
        if (packet.transportCodes().isPresent()) {
            rows.add("region", region(decoded, packet));
        }
        if (packet.payloadType() != PayloadType.TRACE && packet.path().hopCount() > 0) {
            rows.add(
                    packet.routeType().isFlood() ? "passed" : "to pass",
                    path(packet.path().hops()));
        }
        new PayloadRows(rows).add(decoded);
        PacketJson.anomaly(decoded.reading()).ifPresent(anomaly -> rows.bad("note", anomaly));
        return rows.lines();
    }

    /** The line that says what a packet is. */
    String title(Packet packet) {
        String type = packet.payloadType().toString();
        String rest = ", " + routed(packet) + ", " + packet.encodedLength() + " bytes";
        String hash = packet.contentHash().toString();
        String gap = " "
                .repeat(Math.max(
                        2, Math.min(MAX_TITLE, screen.columns()) - type.length() - rest.length() - hash.length()));
        return palette.bold(type) + rest + gap + palette.dim(hash);
    }

    private static String routed(Packet packet) {
        String route =
                packet.routeType().toString().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        if (packet.payloadType() == PayloadType.TRACE) {
            return route;
        }
        int hops = packet.path().hopCount();
        String size =
                packet.path().hashSize() == 1 ? "" : " of " + packet.path().hashSize() + " bytes";
        return hops == 0 ? route + ", no hops" : route + ", " + hops + (hops == 1 ? " hop" : " hops") + size;
    }

    private static String region(Decoded decoded, Packet packet) {
        String code = "code "
                + NumberText.hex(
                        packet.transportCodes().map(codes -> codes.code0()).orElse(0), 4);
        if (decoded.scope() instanceof ScopeMatch.Matched matched) {
            return matched.region() + " (" + code + ")";
        }
        if (decoded.scope() instanceof ScopeMatch.Ambiguous ambiguous) {
            return "one of " + String.join(", ", ambiguous.regions()) + " (" + code + ")";
        }
        if (decoded.scope() instanceof ScopeMatch.NotScoped) {
            return "all (code 0)";
        }
        if (decoded.scope() instanceof ScopeMatch.Unmatched) {
            return "not known (" + code + ")";
        }
        throw new IllegalStateException(
                "unknown kind of match: " + decoded.scope().getClass());
    }

    static String path(List<Bytes> hops) {
        return hops.stream().map(Bytes::toHex).collect(Collectors.joining(" > "));
    }
}
