package io.github.meshcorejvm.store.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.PayloadType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Builds the bytes of a payload from its JSON. */
final class PayloadBytes {

    static final long U32 = 0xFFFF_FFFFL;
    private static final int MAX_ACK_LENGTH = 6;
    private static final String SNR_ALLOWED = "payload.snrValues must be multiples of 0.25 from -32 to 31.75";

    private PayloadBytes() {}

    /**
     * The bytes of a payload.
     *
     * @param before the JSON of the payload it was made from; empty if it is not known
     * @param old the bytes of that payload; none if it is not known, or of another type
     */
    static Bytes of(PayloadType type, JsonObject json, JsonObject before, Bytes old) {
        // The error of a decrypted payload with a data type is in its content.
        if (json.has("error") && !json.has("dataType")) {
            return JsonFields.optionalHex(json, "raw");
        }
        return switch (type) {
            case REQ, RESPONSE, TXT_MSG -> hashes(json).concat(JsonFields.optionalHex(json, "encryptedData"));
            case PATH -> hashes(json).concat(JsonFields.optionalHex(json, "pathData"));
            case ANON_REQ ->
                JsonFields.hex(json, "destHash", 1)
                        .concat(JsonFields.hex(json, "ephemeralPubKey", 32))
                        .concat(JsonFields.hex(json, "mac", 2))
                        .concat(JsonFields.optionalHex(json, "encryptedData"));
            case GRP_TXT, GRP_DATA -> group(json);
            case ACK -> ack(json, old, "extraHash", "ackLen", "ackAttempt", "ackRand");
            case TRACE ->
                u32(JsonFields.optionalNumber(json, "tag", U32))
                        .concat(u32(JsonFields.optionalNumber(json, "authCode", U32)))
                        .concat(u8(JsonFields.integer(json, "traceFlags", 0xFF)))
                        .concat(JsonFields.optionalHex(json, "pathData"));
            case MULTIPART -> multipart(json, old);
            case CONTROL -> ControlBytes.of(json, before);
            case RAW_CUSTOM, RESERVED_12, RESERVED_13, RESERVED_14 -> JsonFields.optionalHex(json, "raw");
            case ADVERT -> AdvertBytes.of(json, before, old);
        };
    }

    /** The SNR of each hop that a TRACE has made, as bytes of its path. */
    static Bytes snrs(JsonObject json) {
        Bytes bytes = Bytes.EMPTY;
        for (JsonElement snr : JsonFields.array(json, "snrValues")) {
            bytes = bytes.concat(u8(quarters(snr)));
        }
        return bytes;
    }

    private static int quarters(JsonElement snr) {
        try {
            if (snr instanceof JsonPrimitive value && value.isNumber()) {
                int quarters =
                        value.getAsBigDecimal().multiply(BigDecimal.valueOf(4)).intValueExact();
                if (quarters >= Byte.MIN_VALUE && quarters <= Byte.MAX_VALUE) {
                    return quarters;
                }
            }
        } catch (ArithmeticException between) {
            throw new IllegalArgumentException(SNR_ALLOWED, between);
        }
        throw new IllegalArgumentException(SNR_ALLOWED);
    }

    private static Bytes hashes(JsonObject json) {
        return JsonFields.hex(json, "destHash", 1)
                .concat(JsonFields.hex(json, "srcHash", 1))
                .concat(JsonFields.hex(json, "mac", 2));
    }

    private static Bytes group(JsonObject json) {
        if (!json.has("mac")) {
            throw new IllegalArgumentException("payload was decrypted and has no ciphertext: leave raw as it is,"
                    + " or make a new one with `meshcore encode group-text`");
        }
        return u8((int) JsonFields.optionalNumber(json, "channelHash", 0xFF))
                .concat(JsonFields.hex(json, "mac", 2))
                .concat(JsonFields.optionalHex(json, "encryptedData"));
    }

    private static Bytes ack(JsonObject json, Bytes old, String crc, String length, String attempt, String random) {
        Bytes checksum = JsonFields.hex(json, crc, 4);
        Bytes bytes = u32(Long.parseLong(checksum.toHex(), 16));
        int size = json.has(length) ? JsonFields.integer(json, length, MAX_ACK_LENGTH) : 4;
        if (size > 4) {
            bytes = bytes.concat(u8(JsonFields.integer(json, attempt, 0xFF)));
        }
        if (size < MAX_ACK_LENGTH) {
            return bytes;
        }
        bytes = bytes.concat(u8(JsonFields.integer(json, random, 0xFF)));
        // What follows is not in JSON: the length there goes no further.
        return old.size() > bytes.size() ? bytes.concat(old.slice(bytes.size(), old.size())) : bytes;
    }

    private static Bytes multipart(JsonObject json, Bytes old) {
        int first = JsonFields.integer(json, "remaining", 15) << 4 | JsonFields.integer(json, "innerType", 15);
        Bytes inner = json.has("innerAckCrc")
                ? ack(
                        json,
                        old.isEmpty() ? old : old.slice(1, old.size()),
                        "innerAckCrc",
                        "innerAckLen",
                        "innerAckAttempt",
                        "innerAckRand")
                : JsonFields.optionalHex(json, "innerPayload");
        return u8(first).concat(inner);
    }

    static Bytes u8(int value) {
        return Bytes.copyOf((byte) value);
    }

    static Bytes u32(long value) {
        return Bytes.copyOf(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) value)
                .array());
    }
}
