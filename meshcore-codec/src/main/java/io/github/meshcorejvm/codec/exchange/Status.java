package io.github.meshcorejvm.codec.exchange;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.internal.ByteReader;
import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.payload.NodeType;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * The status of a repeater or room server: 48 bytes of {@link Counters}, then 8 bytes of a repeater or 4 of a room
 * server. Which of the two is not on the wire.
 *
 * @param counters what both have
 * @param server what only one of the two has; absent if the data ends before
 * @param trailing what follows: padding
 */
public record Status(Counters counters, Optional<Server> server, Bytes trailing) implements ResponseData {

    private static final long serialVersionUID = 1;
    private static final int REPEATER_LENGTH = 8;
    private static final int ROOM_LENGTH = 4;

    /** Refuses null, and a trailing that would be read as the part of a server that is absent. */
    public Status {
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(trailing, "trailing");
        if (server.isEmpty()) {
            Checks.sizeAtMost("trailing of a status without server", trailing, REPEATER_LENGTH - 1);
        }
    }

    /** What depends on the kind of server. */
    public sealed interface Server extends Serializable {}

    /**
     * Of a repeater.
     *
     * @param rxAirTimeSeconds time spent receiving, 0..4294967295
     * @param receiveErrors 0..4294967295
     */
    public record Repeater(long rxAirTimeSeconds, long receiveErrors) implements Server {
        private static final long serialVersionUID = 1;

        /** Checks the ranges. */
        public Repeater {
            Checks.u32("rxAirTimeSeconds", rxAirTimeSeconds);
            Checks.u32("receiveErrors", receiveErrors);
        }
    }

    /**
     * Of a room server.
     *
     * @param posted posts received, 0..65535
     * @param postPushes posts delivered, 0..65535
     */
    public record Room(int posted, int postPushes) implements Server {
        private static final long serialVersionUID = 1;

        /** Checks the ranges. */
        public Room {
            Checks.u16("posted", posted);
            Checks.u16("postPushes", postPushes);
        }
    }

    /**
     * Decodes the status of a server whose kind is inferred: a repeater cannot have received for longer than it is up.
     */
    static Optional<Status> decode(Bytes data) {
        if (data.size() < Counters.LENGTH + REPEATER_LENGTH) {
            return decode(NodeType.ROOM_SERVER, data);
        }
        long rxAirTime = data.u32le(Counters.LENGTH);
        long errors = data.u32le(Counters.LENGTH + Integer.BYTES);
        boolean repeater = errors != 0
                || rxAirTime <= Counters.decode(new ByteReader(data)).upTimeSeconds();
        return decode(repeater ? NodeType.REPEATER : NodeType.ROOM_SERVER, data);
    }

    /**
     * Decodes the status of a server whose kind is known; absent if the data is too short.
     *
     * @param server {@link NodeType#ROOM_SERVER} for a room server; anything else is read as a repeater
     */
    public static Optional<Status> decode(NodeType server, Bytes data) {
        Objects.requireNonNull(server, "server");
        ByteReader in = new ByteReader(data);
        if (in.remaining() < Counters.LENGTH) {
            return Optional.empty();
        }
        Counters counters = Counters.decode(in);
        Optional<Server> tail = Optional.empty();
        if (server == NodeType.ROOM_SERVER && in.remaining() >= ROOM_LENGTH) {
            tail = Optional.of(new Room(in.u16(), in.u16()));
        } else if (server != NodeType.ROOM_SERVER && in.remaining() >= REPEATER_LENGTH) {
            tail = Optional.of(new Repeater(in.u32(), in.u32()));
        }
        return Optional.of(new Status(counters, tail, in.rest()));
    }

    @Override
    public Optional<ResponseType> type() {
        return Optional.of(ResponseType.STATUS);
    }

    @Override
    public Bytes encode() {
        int tail = server.map(it -> it instanceof Room ? ROOM_LENGTH : REPEATER_LENGTH)
                .orElse(0);
        ByteWriter out = new ByteWriter(Counters.LENGTH + tail + trailing.size());
        counters.encode(out);
        server.ifPresent(it -> {
            if (it instanceof Repeater repeater) {
                out.u32(repeater.rxAirTimeSeconds()).u32(repeater.receiveErrors());
            } else if (it instanceof Room room) {
                out.u16(room.posted()).u16(room.postPushes());
            } else {
                throw new IllegalStateException("unknown kind of server: " + it);
            }
        });
        return out.bytes(trailing).toBytes();
    }

    private Object writeReplace() {
        return new Form(server.orElse(null) instanceof Room ? NodeType.ROOM_SERVER : NodeType.REPEATER, encode());
    }

    /** What is serialized, since an Optional cannot be. */
    private record Form(NodeType server, Bytes data) implements Serializable {
        private Object readResolve() {
            return Status.decode(server, data).orElseThrow();
        }
    }
}
