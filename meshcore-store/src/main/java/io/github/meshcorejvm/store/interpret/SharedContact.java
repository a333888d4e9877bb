package io.github.meshcorejvm.store.interpret;

import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PayloadType;
import io.github.meshcorejvm.codec.RouteType;

/**
 * The Share function of a phone forwards another node's old advert: TRANSPORT_DIRECT with both codes 0 and an empty path. It is
 * a packet, but no proof that anybody heard the node.
 */
public final class SharedContact {

    /** The hex of such a frame as a pattern of SQLite's GLOB: header, codes, path byte of any hash size. */
    public static final String GLOB = "[159Dd]300000000[048Cc]0*";

    /** The same as a regular expression of PostgreSQL. */
    public static final String REGEX = "^[159Dd]300000000[048Cc]0";

    private SharedContact() {}

    /** Whether a frame is a shared contact. */
    public static boolean is(Packet packet) {
        return packet.payloadType() == PayloadType.ADVERT
                && packet.routeType() == RouteType.TRANSPORT_DIRECT
                && packet.path().hopCount() == 0
                && packet.transportCodes()
                        .filter(codes -> codes.code0() == 0 && codes.code1() == 0)
                        .isPresent();
    }
}
