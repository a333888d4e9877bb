package io.github.meshcorejvm.store.json;

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

/**
 * A payload as the JSON object that {@code transmissions.decoded_json} holds. A key is present only if the packet has the
 * value; empty strings and arrays are never written, and neither is 0 where the contract says so. Hex is lower case, except for
 * the few keys that front ends expect in upper case.
 */
public final class DecodedJson {

    /** Readers of an ACK use six bytes; later bytes are ignored. */
    private static final int MAX_ACK_LENGTH = 6;

    private DecodedJson() {}

    /** The object for a packet, as text. */
    public static String of(PacketReading reading) {
        return of(reading, new Utf8Buffer());
    }

    /** The same, written in a buffer that the caller reuses for the next packet. */
    public static String of(PacketReading reading, Utf8Buffer text) {
        text.clear();
        JsonWriter json = new JsonWriter(text);
        json.beginObject();
        write(json, reading, PacketAdditions.NONE);
        json.endObject();
        return text.toString();
    }

    /** Writes the keys of a packet into the open object. */
    static void write(JsonWriter json, PacketReading reading, PacketAdditions additions) {
        Payload payload = reading.payload();
        if (payload instanceof DirectPayload direct) {
            direct(json, direct);
        } else if (payload instanceof Ack ack) {
            json.field("type", "ACK");
            ack(json, ack, "extraHash", "ackLen", "ackAttempt", "ackRand");
        } else if (payload instanceof Advert advert) {
            AdvertJson.write(json, advert, reading.signature());
        } else if (payload instanceof GroupText text) {
            message(json, text, reading.message(), additions);
        } else if (payload instanceof GroupData data) {
            data(json, data, reading.data(), additions);
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
            json.field("type", JsonNames.of(reserved.type()));
            hexUnlessEmpty(json, "raw", reserved.data());
        } else if (payload instanceof MalformedPayload malformed) {
            malformed(json, malformed);
        } else {
            throw new IllegalStateException("no JSON for " + payload.getClass());
        }
        additions.toPayload(json);
    }

    private static void direct(JsonWriter json, DirectPayload direct) {
        json.field("type", JsonNames.of(direct.type()));
        json.byteField("destHash", direct.destinationHash());
        json.byteField("srcHash", direct.sourceHash());
        hexUnlessEmpty(json, "mac", direct.mac());
        hexUnlessEmpty(json, direct instanceof ReturnedPath ? "pathData" : "encryptedData", direct.ciphertext());
    }

    private static void ack(JsonWriter json, Ack ack, String crc, String length, String attempt, String random) {
        json.u32Field(crc, ack.checksum());
        json.field(length, Math.min(Ack.MIN_LENGTH + ack.extra().size(), MAX_ACK_LENGTH));
        ack.extendedAttempt().ifPresent(value -> json.field(attempt, value));
        ack.random().ifPresent(value -> json.field(random, value));
    }

    private static void message(
            JsonWriter json, GroupText text, GroupDecryption<ChannelMessage> result, PacketAdditions additions) {
        if (result instanceof GroupDecryption.Decrypted<ChannelMessage> decrypted) {
            ChannelMessage message = decrypted.content();
            json.field("type", "CHAN");
            json.field("channel", decrypted.channel());
            channel(json, text, "decrypted");
            message.sender().ifPresent(sender -> json.field("sender", sender));
            if (!message.text().isEmpty()) {
                json.field("text", message.text());
            }
            unlessZero(json, "sender_timestamp", message.timestampSeconds());
            unlessZero(json, "txtType", message.textType());
        } else {
            encrypted(json, text, result, additions);
        }
    }

    private static void data(
            JsonWriter json, GroupData data, GroupDecryption<ChannelData> result, PacketAdditions additions) {
        if (result instanceof GroupDecryption.Decrypted<ChannelData> decrypted) {
            ChannelData content = decrypted.content();
            json.field("type", "GRP_DATA");
            json.field("channel", decrypted.channel());
            channel(json, data, "decrypted");
            json.field("dataType", content.dataType());
            json.field("dataLen", content.dataLength());
            content.data()
                    .ifPresentOrElse(
                            blob -> hexUnlessEmpty(json, "decryptedBlob", blob),
                            () -> json.field("error", "inner data_len exceeds buffer"));
        } else {
            encrypted(json, data, result, additions);
        }
    }

    private static void encrypted(
            JsonWriter json, GroupPayload payload, GroupDecryption<?> result, PacketAdditions additions) {
        json.field("type", JsonNames.of(payload.type()));
        String status = result instanceof GroupDecryption.NoKey ? "no_key" : "decryption_failed";
        channel(json, payload, additions.decryptionStatus().orElse(status));
        hexUnlessEmpty(json, "mac", payload.mac());
        hexUnlessEmpty(json, "encryptedData", payload.ciphertext());
    }

    private static void channel(JsonWriter json, GroupPayload payload, String status) {
        unlessZero(json, "channelHash", payload.channelHash());
        json.upperByteField("channelHashHex", payload.channelHash());
        json.field("decryptionStatus", status);
    }

    private static void anonymous(JsonWriter json, AnonymousRequest request) {
        json.field("type", "ANON_REQ");
        json.byteField("destHash", request.destinationHash());
        hexUnlessEmpty(json, "ephemeralPubKey", request.senderKey().bytes());
        hexUnlessEmpty(json, "mac", request.mac());
        hexUnlessEmpty(json, "encryptedData", request.ciphertext());
    }

    private static void trace(JsonWriter json, Trace trace, HopPath path) {
        json.field("type", "TRACE");
        unlessZero(json, "tag", trace.tag());
        unlessZero(json, "authCode", trace.authCode());
        json.field("traceFlags", trace.flags());
        hexUnlessEmpty(json, "pathData", trace.routeBytes());
        List<Integer> snrs = Trace.snrQuarterDb(path);
        if (!snrs.isEmpty() && !trace.hops().isEmpty()) {
            json.beginArray("snrValues");
            snrs.forEach(snr -> json.element(snr / 4.0));
            json.endArray();
        }
    }

    private static void multipart(JsonWriter json, Multipart multipart) {
        json.field("type", "MULTIPART");
        json.field("remaining", multipart.remaining());
        json.field("innerType", multipart.innerType().code());
        json.field("innerTypeName", JsonNames.of(multipart.innerType()));
        multipart
                .ack()
                .ifPresentOrElse(
                        ack -> ack(json, ack, "innerAckCrc", "innerAckLen", "innerAckAttempt", "innerAckRand"),
                        () -> hexUnlessEmpty(json, "innerPayload", multipart.innerBytes()));
    }

    private static void raw(JsonWriter json, RawCustom raw) {
        json.field("type", "RAW_CUSTOM");
        json.field("rawLength", raw.data().size());
        if (!raw.data().isEmpty()) {
            hexUnlessEmpty(json, "raw", raw.data());
            json.upperByteField("firstByteTag", raw.data().u8(0));
        }
    }

    private static void malformed(JsonWriter json, MalformedPayload malformed) {
        json.field("type", JsonNames.of(malformed.type()));
        json.field(
                "error",
                switch (malformed.type()) {
                    case ADVERT -> "too short for advert";
                    default -> "too short";
                });
        hexUnlessEmpty(json, "raw", malformed.raw());
    }

    /** Lower-case hex, unless empty. */
    private static void hexUnlessEmpty(JsonWriter json, String name, Bytes value) {
        if (!value.isEmpty()) {
            json.hexField(name, value);
        }
    }

    /** The number, unless it is 0. */
    static void unlessZero(JsonWriter json, String name, long value) {
        if (value != 0) {
            json.field(name, value);
        }
    }
}
