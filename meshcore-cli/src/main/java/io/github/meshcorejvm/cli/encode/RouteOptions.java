package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.region.RegionKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a packet is routed. */
final class RouteOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--direct", description = "Send it along the route --path instead of as a flood.")
    private boolean direct;

    @Option(
            names = "--path",
            paramLabel = "HOPS",
            description =
                    "Hops in hex, separated by commas, all of 1, 2 or 3 bytes: the route of a direct packet, or the path so far of a flood.")
    private @Nullable String path;

    @Option(names = "--region", paramLabel = "NAME", description = "Scope of the packet, such as #europe.")
    private @Nullable String region;

    /** Created by picocli. */
    RouteOptions() {}

    Packet route(Payload payload) {
        HopPath hops = hops();
        if (region == null) {
            return Packet.of(direct ? RouteType.DIRECT : RouteType.FLOOD, hops, payload);
        }
        try {
            int code = RegionKey.ofName(region).transportCode(payload.type(), payload.encode());
            RouteType route = direct ? RouteType.TRANSPORT_DIRECT : RouteType.TRANSPORT_FLOOD;
            return Packet.of(route, new TransportCodes(code, 0), hops, payload);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--region " + region + ": " + e.getMessage());
        }
    }

    private HopPath hops() {
        if (path == null || path.isBlank()) {
            return HopPath.EMPTY;
        }
        try {
            Bytes all = Bytes.EMPTY;
            int size = 0;
            for (String hop : HopList.split(path)) {
                Bytes bytes = Bytes.ofHex(hop);
                if (size > 0 && bytes.size() != size) {
                    throw new IllegalArgumentException("all hops must be of one length");
                }
                size = bytes.size();
                all = all.concat(bytes);
            }
            return new HopPath(size, all);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--path " + path + ": " + e.getMessage());
        }
    }
}
