package io.github.meshcorejvm.codec.payload;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import java.io.Serializable;

/** What a packet carries. Every implementation is immutable, and {@link #encode()} gives back the bytes decoded. */
public sealed interface Payload extends Serializable
        permits DirectPayload,
                Ack,
                Advert,
                GroupPayload,
                AnonymousRequest,
                Trace,
                Multipart,
                Control,
                RawCustom,
                ReservedPayload,
                MalformedPayload {

    /** The type that the packet's header gives. */
    PayloadType type();

    /** The bytes on the wire. */
    Bytes encode();

    /**
     * Decodes payload bytes. Never fails: bytes too short for their type give a {@link MalformedPayload}.
     *
     * @param payload any bytes
     */
    static Payload decode(PayloadType type, Bytes payload) {
        int needed = minLength(type);
        if (payload.size() < needed) {
            return new MalformedPayload(
                    type, "too short: needs " + needed + " bytes but has " + payload.size(), payload);
        }
        return switch (type) {
            case REQ -> Request.decode(payload);
            case RESPONSE -> Response.decode(payload);
            case TXT_MSG -> TextMessage.decode(payload);
            case ACK -> Ack.decode(payload);
            case ADVERT -> Advert.decode(payload);
            case GRP_TXT -> GroupText.decode(payload);
            case GRP_DATA -> GroupData.decode(payload);
            case ANON_REQ -> AnonymousRequest.decode(payload);
            case PATH -> ReturnedPath.decode(payload);
            case TRACE -> Trace.decode(payload);
            case MULTIPART -> Multipart.decode(payload);
            case CONTROL -> Control.decode(payload);
            case RESERVED_12, RESERVED_13, RESERVED_14 -> new ReservedPayload(type, payload);
            case RAW_CUSTOM -> new RawCustom(payload);
        };
    }

    /** The minimum length of a payload of a type. */
    private static int minLength(PayloadType type) {
        return switch (type) {
            case REQ, RESPONSE, TXT_MSG, PATH -> DirectPayload.MIN_LENGTH;
            case ACK -> Ack.MIN_LENGTH;
            case ADVERT -> Advert.MIN_LENGTH;
            case GRP_TXT, GRP_DATA -> GroupPayload.MIN_LENGTH;
            case ANON_REQ -> AnonymousRequest.MIN_LENGTH;
            case TRACE -> Trace.MIN_LENGTH;
            case MULTIPART -> Multipart.MIN_LENGTH;
            case CONTROL -> Control.MIN_LENGTH;
            case RESERVED_12, RESERVED_13, RESERVED_14, RAW_CUSTOM -> 0;
        };
    }
}
