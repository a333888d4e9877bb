package io.github.meshcorejvm.store.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.crypto.ChannelData;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.payload.Ack;
import io.github.meshcorejvm.codec.payload.Advert;
import io.github.meshcorejvm.codec.payload.AnonymousRequest;
import io.github.meshcorejvm.codec.payload.Control;
import io.github.meshcorejvm.codec.payload.DirectPayload;
import io.github.meshcorejvm.codec.payload.GroupData;
import io.github.meshcorejvm.codec.payload.GroupPayload;
import io.github.meshcorejvm.codec.payload.GroupText;
import io.github.meshcorejvm.codec.payload.MalformedPayload;
import io.github.meshcorejvm.codec.payload.Multipart;
import io.github.meshcorejvm.codec.payload.Payload;
import io.github.meshcorejvm.codec.payload.RawCustom;
import io.github.meshcorejvm.codec.payload.ReservedPayload;
import io.github.meshcorejvm.codec.payload.ReturnedPath;
import io.github.meshcorejvm.codec.payload.Trace;
import java.util.List;
import java.util.Locale;

/**
 * A payload as the JSON object that {@code transmissions.decoded_json} holds. A key is there only when the packet carries
 * the value; empty strings and arrays are never written, and where the contract says so neither is 0. Hex is lower case
 * but for the few keys that front ends expect in upper case.
 */
public final class DecodedJson {

    /** Readers of an ACK look at six bytes; what stands behind them is counted no further. */
    private static final int MAX_ACK_LENGTH = 6;

    private DecodedJson() {}

    /** The object for a packet. */
    public static JsonObject of(PacketReading reading) {
        JsonObject json = new JsonObject();
        Payload payload = reading.payload();
        if (payload instanceof DirectPayload direct) {
            direct(json, direct);
        } else if (payload instanceof Ack ack) {
            json.addProperty("type", "ACK");
            ack(json, ack, "extraHash", "ackLen", "ackAttempt", "ackRand");
        } else if (payload instanceof Advert advert) {
            AdvertJson.write(json, advert, reading.signature());
        } else if (payload instanceof GroupText text) {
            message(json, text, reading.message());
        } else if (payload instanceof GroupData data) {
            data(json, data, reading.data());
        } else if (payload instanceof AnonymousRequest request) {
            anonymous(json, request);
        } else if (payload instanceof Trace trace) {
            trace(json, trace, reading.packet().path());
        } else if (payload instanceof Multipart multipart) {
            multipart(json, multipart);
        } else if (payload instanceof Control control) {
            ControlJson.write(json, control);
        } else if (payload instanceof RawCustom raw) {
            raw(json, raw);
        } else if (payload instanceof ReservedPayload reserved) {
            json.addProperty("type", JsonNames.of(reserved.type()));
            addHex(json, "raw", reserved.data());
        } else if (payload instanceof MalformedPayload malformed) {
            malformed(json, malformed);
        } else {
            throw new IllegalStateException("no JSON for " + payload.getClass());
        }
        return json;
    }

    private static void direct(JsonObject json, DirectPayload direct) {
        json.addProperty("type", JsonNames.of(direct.type()));
        json.addProperty("destHash", byteHex(direct.destinationHash()));
        json.addProperty("srcHash", byteHex(direct.sourceHash()));
        addHex(json, "mac", direct.mac());
        addHex(json, direct instanceof ReturnedPath ? "pathData" : "encryptedData", direct.ciphertext());
    }

    private static void ack(JsonObject json, Ack ack, String crc, String length, String attempt, String random) {
        json.addProperty(crc, String.format(Locale.ROOT, "%08x", ack.checksum()));
        json.addProperty(length, Math.min(Ack.MIN_LENGTH + ack.extra().size(), MAX_ACK_LENGTH));
        ack.extendedAttempt().ifPresent(value -> json.addProperty(attempt, value));
        ack.random().ifPresent(value -> json.addProperty(random, value));
    }

    private static void message(JsonObject json, GroupText text, GroupDecryption<ChannelMessage> result) {
        if (result instanceof GroupDecryption.Decrypted<ChannelMessage> opened) {
            ChannelMessage message = opened.content();
            json.addProperty("type", "CHAN");
            json.addProperty("channel", opened.channel());
            channel(json, text, "decrypted");
            message.sender().ifPresent(sender -> json.addProperty("sender", sender));
            if (!message.text().isEmpty()) {
                json.addProperty("text", message.text());
            }
            addUnlessZero(json, "sender_timestamp", message.timestampSeconds());
            addUnlessZero(json, "txtType", message.textType());
        } else {
            sealed(json, text, result);
        }
    }

    private static void data(JsonObject json, GroupData data, GroupDecryption<ChannelData> result) {
        if (result instanceof GroupDecryption.Decrypted<ChannelData> opened) {
            ChannelData content = opened.content();
            json.addProperty("type", "GRP_DATA");
            json.addProperty("channel", opened.channel());
            channel(json, data, "decrypted");
            json.addProperty("dataType", content.dataType());
            json.addProperty("dataLen", content.dataLength());
            content.data()
                    .ifPresentOrElse(
                            blob -> addHex(json, "decryptedBlob", blob),
                            () -> json.addProperty("error", "inner data_len exceeds buffer"));
        } else {
            sealed(json, data, result);
        }
    }

    private static void sealed(JsonObject json, GroupPayload payload, GroupDecryption<?> result) {
        json.addProperty("type", JsonNames.of(payload.type()));
        channel(json, payload, result instanceof GroupDecryption.NoKey ? "no_key" : "decryption_failed");
        addHex(json, "mac", payload.mac());
        addHex(json, "encryptedData", payload.ciphertext());
    }

    private static void channel(JsonObject json, GroupPayload payload, String status) {
        addUnlessZero(json, "channelHash", payload.channelHash());
        json.addProperty("channelHashHex", upperByteHex(payload.channelHash()));
        json.addProperty("decryptionStatus", status);
    }

    private static void anonymous(JsonObject json, AnonymousRequest request) {
        json.addProperty("type", "ANON_REQ");
        json.addProperty("destHash", byteHex(request.destinationHash()));
        addHex(json, "ephemeralPubKey", request.senderKey().bytes());
        addHex(json, "mac", request.mac());
        addHex(json, "encryptedData", request.ciphertext());
    }

    private static void trace(JsonObject json, Trace trace, HopPath path) {
        json.addProperty("type", "TRACE");
        addUnlessZero(json, "tag", trace.tag());
        addUnlessZero(json, "authCode", trace.authCode());
        json.addProperty("traceFlags", trace.flags());
        addHex(json, "pathData", trace.routeBytes());
        List<Integer> snrs = Trace.snrQuarterDb(path);
        if (!snrs.isEmpty() && !trace.hops().isEmpty()) {
            JsonArray values = new JsonArray(snrs.size());
            snrs.forEach(snr -> values.add(snr / 4.0));
            json.add("snrValues", values);
        }
    }

    private static void multipart(JsonObject json, Multipart multipart) {
        json.addProperty("type", "MULTIPART");
        json.addProperty("remaining", multipart.remaining());
        json.addProperty("innerType", multipart.innerType().code());
        json.addProperty("innerTypeName", JsonNames.of(multipart.innerType()));
        multipart
                .ack()
                .ifPresentOrElse(
                        ack -> ack(json, ack, "innerAckCrc", "innerAckLen", "innerAckAttempt", "innerAckRand"),
                        () -> addHex(json, "innerPayload", multipart.innerBytes()));
    }

    private static void raw(JsonObject json, RawCustom raw) {
        json.addProperty("type", "RAW_CUSTOM");
        json.addProperty("rawLength", raw.data().size());
        if (!raw.data().isEmpty()) {
            addHex(json, "raw", raw.data());
            json.addProperty("firstByteTag", upperByteHex(raw.data().u8(0)));
        }
    }

    private static void malformed(JsonObject json, MalformedPayload malformed) {
        json.addProperty("type", JsonNames.of(malformed.type()));
        json.addProperty(
                "error",
                switch (malformed.type()) {
                    case ADVERT -> "too short for advert";
                    default -> "too short";
                });
        addHex(json, "raw", malformed.raw());
    }

    /** Lower-case hex, unless there is nothing to write. */
    static void addHex(JsonObject json, String key, Bytes value) {
        if (!value.isEmpty()) {
            json.addProperty(key, value.toHex());
        }
    }

    /** The number, unless it is 0. */
    static void addUnlessZero(JsonObject json, String key, long value) {
        if (value != 0) {
            json.addProperty(key, value);
        }
    }

    /** Two lower-case hex digits. */
    static String byteHex(int value) {
        return Bytes.copyOf((byte) value).toHex();
    }

    private static String upperByteHex(int value) {
        return Bytes.copyOf((byte) value).toUpperHex();
    }
}
