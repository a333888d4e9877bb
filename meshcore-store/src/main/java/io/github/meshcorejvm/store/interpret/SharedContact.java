package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.RouteType;

/**
 * A phone's Share sends another node's old advert on: TRANSPORT_DIRECT with both codes 0 and an empty path. It is a packet,
 * and no proof that anybody heard the node.
 */
public final class SharedContact {

    /** What the hex of such a frame looks like to SQLite's GLOB: header, codes, path byte of any hash size. */
    public static final String GLOB = "[159Dd]300000000[048Cc]0*";

    /** The same as a regular expression of PostgreSQL. */
    public static final String REGEX = "^[159Dd]300000000[048Cc]0";

    private SharedContact() {}

    /** Whether a frame is one. */
    public static boolean is(Packet packet) {
        return packet.payloadType() == PayloadType.ADVERT
                && packet.routeType() == RouteType.TRANSPORT_DIRECT
                && packet.path().hopCount() == 0
                && packet.transportCodes()
                        .filter(codes -> codes.code0() == 0 && codes.code1() == 0)
                        .isPresent();
    }
}
