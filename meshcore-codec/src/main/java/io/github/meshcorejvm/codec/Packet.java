package io.github.meshcorejvm.codec;

import io.github.meshcorejvm.codec.internal.ByteWriter;
import io.github.meshcorejvm.codec.internal.Checks;
import io.github.meshcorejvm.codec.payload.Payload;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * One MeshCore packet as it is transmitted:
 *
 * <table>
 * <caption>Frame</caption>
 * <tr><th>bytes</th><th>field</th></tr>
 * <tr><td>1</td><td>header</td></tr>
 * <tr><td>4</td><td>transport codes, for {@link RouteType#TRANSPORT_FLOOD} and {@link RouteType#TRANSPORT_DIRECT} only</td></tr>
 * <tr><td>1</td><td>path_len</td></tr>
 * <tr><td>0..64</td><td>path</td></tr>
 * <tr><td>0..184</td><td>payload: all the rest</td></tr>
 * </table>
 *
 * Frame and payload are decoded in two steps: a packet with an invalid payload still has a path and a hash.
 * Immutable and safe for use by multiple threads.
 *
 * @param header the first byte
 * @param transportCodes present exactly when the route type has them
 * @param path hops passed or to pass
 * @param payloadBytes 0..184 bytes; empty ones are accepted by radios, but never sent by firmware
 */
public record Packet(PacketHeader header, Optional<TransportCodes> transportCodes, HopPath path, Bytes payloadBytes)
        implements Serializable {

    /** Maximum frame that a radio accepts, in bytes. The longest valid packet has 254. */
    public static final int MAX_LENGTH = 255;
    /** Maximum payload, in bytes. */
    public static final int MAX_PAYLOAD_LENGTH = 184;

    private static final int HEADER_LENGTH = 1;
    private static final int PATH_LEN_LENGTH = 1;

    /** Rejects what cannot be transmitted: missing or superfluous transport codes, a payload over 184 bytes. */
    public Packet {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(path, "path");
        if (header.routeType().hasTransportCodes() != transportCodes.isPresent()) {
            throw new IllegalArgumentException("transport codes must be "
                    + (transportCodes.isPresent() ? "absent" : "present") + " for route type " + header.routeType());
        }
        Checks.sizeAtMost("payload", payloadBytes, MAX_PAYLOAD_LENGTH);
    }

    /**
     * A packet of version 0 without transport codes.
     *
     * @param route {@link RouteType#FLOOD} or {@link RouteType#DIRECT}
     */
    public static Packet of(RouteType route, HopPath path, Payload payload) {
        return new Packet(new PacketHeader(route, payload.type(), 0), Optional.empty(), path, payload.encode());
    }

    /**
     * A packet of version 0 with transport codes.
     *
     * @param route {@link RouteType#TRANSPORT_FLOOD} or {@link RouteType#TRANSPORT_DIRECT}
     */
    public static Packet of(RouteType route, TransportCodes codes, HopPath path, Payload payload) {
        return new Packet(new PacketHeader(route, payload.type(), 0), Optional.of(codes), path, payload.encode());
    }

    /**
     * Decodes a frame. The array is copied; later changes to it have no effect.
     *
     * @throws PacketFormatException if no firmware parser accepts the bytes; nothing else is ever thrown for any bytes
     */
    public static Packet decode(byte[] frame) throws PacketFormatException {
        return decode(Bytes.copyOf(frame));
    }

    /**
     * Decodes a frame.
     *
     * @throws PacketFormatException if no firmware parser accepts the bytes; nothing else is ever thrown for any bytes
     */
    public static Packet decode(Bytes frame) throws PacketFormatException {
        int size = frame.size();
        if (size == 0) {
            throw PacketFormatException.empty();
        }
        PacketHeader header = PacketHeader.ofByte(frame.u8(0));
        int at = HEADER_LENGTH;
        Optional<TransportCodes> codes = Optional.empty();
        if (header.routeType().hasTransportCodes()) {
            if (size - at < TransportCodes.LENGTH) {
                throw PacketFormatException.truncated("transport codes", at, TransportCodes.LENGTH, size - at);
            }
            codes = Optional.of(new TransportCodes(frame.u16le(at), frame.u16le(at + 2)));
            at += TransportCodes.LENGTH;
        }
        if (at == size) {
            throw PacketFormatException.truncated("path_len", at, PATH_LEN_LENGTH, 0);
        }
        int lengthByte = frame.u8(at);
        if (!HopPath.isValidLengthByte(lengthByte)) {
            throw PacketFormatException.pathLength(at, lengthByte);
        }
        at += PATH_LEN_LENGTH;
        int pathLength = HopPath.byteLengthOf(lengthByte);
        if (size - at < pathLength) {
            throw PacketFormatException.truncated("path", at, pathLength, size - at);
        }
        HopPath path = HopPath.ofLengthByte(lengthByte, frame.slice(at, at + pathLength));
        at += pathLength;
        if (size - at > MAX_PAYLOAD_LENGTH) {
            throw PacketFormatException.payloadLength(at, size - at);
        }
        return new Packet(header, codes, path, frame.slice(at, size));
    }

    /**
     * Decodes a frame that is given in hex.
     *
     * @throws PacketFormatException if no firmware parser accepts the bytes
     * @throws IllegalArgumentException if the text is not hex
     */
    public static Packet ofHex(CharSequence hex) throws PacketFormatException {
        return decode(Bytes.ofHex(hex));
    }

    /** Decodes a frame, without a checked exception. */
    public static PacketResult tryDecode(Bytes frame) {
        try {
            return new PacketResult.Decoded(decode(frame));
        } catch (PacketFormatException e) {
            return new PacketResult.Invalid(e);
        }
    }

    /** The same packet with another path, as a repeater sends it on. */
    public Packet withPath(HopPath newPath) {
        return new Packet(header, transportCodes, newPath, payloadBytes);
    }

    /** The frame in lower-case hex. */
    public String toHex() {
        return encodeBytes().toHex();
    }

    /** The frame; the same as {@link #encode()}, of the type that payloads encode to. */
    public Bytes encodeBytes() {
        return Bytes.wrap(encode());
    }

    /** How the packet is routed. */
    public RouteType routeType() {
        return header.routeType();
    }

    /** What the packet carries. */
    public PayloadType payloadType() {
        return header.payloadType();
    }

    /**
     * The decoded payload. Never fails: an invalid one gives a
     * {@link io.github.meshcorejvm.codec.payload.MalformedPayload}.
     */
    public Payload payload() {
        return Payload.decode(header.payloadType(), payloadBytes);
    }

    /** The hash by which nodes recognize duplicates; the same on every hop, except for TRACE. */
    public ContentHash contentHash() {
        return ContentHash.of(this);
    }

    /** The length of the frame, in bytes. */
    public int encodedLength() {
        return HEADER_LENGTH
                + (transportCodes.isPresent() ? TransportCodes.LENGTH : 0)
                + PATH_LEN_LENGTH
                + path.bytes().size()
                + payloadBytes.size();
    }

    /** The frame in a fresh array, which the caller owns; decoding it gives a packet equal to this. */
    public byte[] encode() {
        ByteWriter writer = new ByteWriter(encodedLength()).u8(header.toByte());
        if (transportCodes.isPresent()) {
            TransportCodes codes = transportCodes.get();
            writer.u16(codes.code0()).u16(codes.code1());
        }
        return writer.u8(path.lengthByte())
                .bytes(path.bytes())
                .bytes(payloadBytes)
                .toArray();
    }

    private Object writeReplace() {
        return new Form(encodeBytes());
    }

    /** What is serialized, since an Optional cannot be. */
    private record Form(Bytes bytes) implements Serializable {
        private Object readResolve() {
            try {
                return decode(bytes);
            } catch (PacketFormatException e) {
                throw new IllegalStateException("a packet encodes to a valid frame", e);
            }
        }
    }
}
