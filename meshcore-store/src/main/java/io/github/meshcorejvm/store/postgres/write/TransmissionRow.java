package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.TransportCodes;
import io.github.meshcorejvm.store.interpret.SharedContact;
import io.github.meshcorejvm.store.record.Observation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a row of {@code transmissions} that the writer needs, and the changes to be written. */
final class TransmissionRow {

    private static final long NEW_IDS = Long.MAX_VALUE / 2;

    final String hash;
    /** 0 until it is inserted. */
    long id;
    /** The place among the rows that this batch inserts. */
    int ordinal;

    int payloadVersion;
    long firstSeen;
    long lastSeen;
    /** Whether its frame is a shared contact. */
    boolean shared;
    /** Whether an older program, which kept that frame, has also seen a genuine one. */
    boolean counted;
    /** The bits of {@code advert_route_evidence} known to be stored. */
    int evidence;
    /** Whether the frames that an older program stored have been read. */
    boolean oldFramesKept;

    boolean lastSeenChanged;
    boolean firstSeenChanged;

    @Nullable
    String newFrame;

    @Nullable
    Route newRoute;

    /** The columns that describe the route of one observation. */
    record Route(
            long type,
            @Nullable String scopeName,
            @Nullable String code1,
            @Nullable String code2) {

        static Route of(Observation observation) {
            Packet packet = observation.packet().packet();
            Optional<Bytes> codes = packet.transportCodes().map(TransportCodes::toBytes);
            return new Route(
                    packet.routeType().code(),
                    Cells.text(observation.packet().scopeName()),
                    Cells.text(codes.map(bytes -> bytes.slice(0, 2).toUpperHex())),
                    Cells.text(codes.map(bytes -> bytes.slice(2, 4).toUpperHex())));
        }
    }

    TransmissionRow(String hash, long id, int payloadVersion, long firstSeen, long lastSeen, boolean shared) {
        this.hash = hash;
        this.id = id;
        this.payloadVersion = payloadVersion;
        this.firstSeen = firstSeen;
        this.lastSeen = lastSeen;
        this.shared = shared;
    }

    /** The order of ids; rows to be inserted have no id yet. */
    long rank() {
        return id == 0 ? NEW_IDS + ordinal : id;
    }

    /** Notes that the packet was seen again. */
    void touch(long time) {
        if (time > lastSeen) {
            lastSeen = time;
            lastSeenChanged = true;
        }
        if (time < firstSeen) {
            firstSeen = time;
            firstSeenChanged = true;
        }
    }

    /** Versions other than 0 come from noise on the air or from future firmware; one good duplicate shows which. */
    void correctVersion(Observation observation) {
        Packet packet = observation.packet().packet();
        if (payloadVersion != 0 && !SharedContact.is(packet) && packet.header().payloadVersion() == 0) {
            newFrame = observation.frame().toUpperHex();
            payloadVersion = 0;
        }
    }

    /**
     * Whether an observation is the first genuine one of its packet. A packet that came only as a shared contact before takes
     * over the route of this observation.
     */
    boolean isFirstGenuine(Observation observation, boolean inserted) {
        if (SharedContact.is(observation.packet().packet())) {
            return false;
        }
        if (inserted || !shared) {
            return inserted;
        }
        newFrame = observation.frame().toUpperHex();
        newRoute = Route.of(observation);
        payloadVersion = observation.packet().packet().header().payloadVersion();
        shared = false;
        return !counted;
    }

    boolean isChanged() {
        return lastSeenChanged || firstSeenChanged || newFrame != null;
    }

    /** Notes that the row is written. */
    void written() {
        lastSeenChanged = false;
        firstSeenChanged = false;
        newFrame = null;
        newRoute = null;
    }
}
