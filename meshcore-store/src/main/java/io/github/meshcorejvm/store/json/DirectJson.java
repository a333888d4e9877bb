package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.direct.AnonymousContent;
import io.github.meshcorejvm.codec.direct.DirectContent;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.PathContent;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import io.github.meshcorejvm.codec.exchange.RequestData;

/**
 * The contents of a payload between two nodes, as the JSON object {@code decrypted} that {@code meshcore decode --json} prints.
 * It is private: {@code decoded_json} in a database never has it.
 */
public final class DirectJson {

    private DirectJson() {}

    /** Adds {@code decryptionStatus}, and {@code decrypted} if any, to the JSON of a payload. */
    public static void write(JsonWriter payload, DirectReading reading) {
        if (reading.result() instanceof DirectDecryption.Decrypted<?> decrypted) {
            payload.field("decryptionStatus", "decrypted");
            decrypted(payload, decrypted, reading);
        } else {
            boolean tried = reading.result() instanceof DirectDecryption.NotDecrypted<?>;
            payload.field("decryptionStatus", tried ? "decryption_failed" : "no_key");
        }
    }

    private static void decrypted(JsonWriter json, DirectDecryption.Decrypted<?> decrypted, DirectReading reading) {
        json.beginObject("decrypted");
        json.field("from", decrypted.sender().toString());
        json.field("to", decrypted.receiver().toString());
        json.hexField("plaintext", decrypted.plaintext());
        DirectContent content = decrypted.content().orElse(null);
        if (content instanceof DirectText text) {
            text(json, text, decrypted);
        } else if (content instanceof RequestContent request) {
            request(json, request);
        } else if (content instanceof ResponseContent response) {
            response(json, response, reading);
        } else if (content instanceof PathContent path) {
            path(json, path, reading);
        } else if (content instanceof AnonymousContent anonymous) {
            AnonymousJson.write(json, anonymous);
        } else if (content != null) {
            throw new IllegalStateException("unknown kind of content: " + content.getClass());
        }
        json.endObject();
    }

    private static void text(JsonWriter json, DirectText text, DirectDecryption.Decrypted<?> decrypted) {
        json.field("timestamp", text.timestampSeconds());
        json.field("txtType", text.textType());
        json.field("attempt", text.attempt());
        text.authorPrefix().ifPresent(author -> json.hexField("authorPrefix", author));
        json.field("text", text.text());
        text.ackChecksum(text.textType() == DirectText.SIGNED ? decrypted.receiver() : decrypted.sender())
                .ifPresent(checksum -> json.u32Field("ack", checksum));
    }

    private static void request(JsonWriter json, RequestContent request) {
        json.field("timestamp", request.timestampSeconds());
        json.field("requestType", request.requestType());
        json.field("requestTypeName", RequestNames.ofRequest(request.requestType()));
        RequestData data = RequestData.of(request);
        if (data instanceof RequestData.KeepAlive keepAlive) {
            json.field("since", keepAlive.sinceSeconds());
        } else if (data instanceof RequestData.Telemetry telemetry) {
            json.field("permissions", telemetry.permissions());
        } else if (data instanceof RequestData.MinMaxAverage average) {
            json.field("start", average.startSecondsAgo());
            json.field("end", average.endSecondsAgo());
        } else if (data instanceof RequestData.Neighbours neighbours) {
            json.field("version", neighbours.version());
            json.field("count", neighbours.count());
            json.field("offset", neighbours.offset());
            json.field("orderBy", neighbours.orderBy());
            json.field("prefixLength", neighbours.prefixLength());
        } else if (data instanceof RequestData.Opaque opaque) {
            json.hexField("data", opaque.data());
        } else {
            throw new IllegalStateException("unknown kind of request: " + data.getClass());
        }
    }

    private static void response(JsonWriter json, ResponseContent response, DirectReading reading) {
        json.field("tag", response.tag());
        json.beginObject("response");
        if (reading.response().isPresent()) {
            ResponseJson.write(json, reading.response().get());
        } else {
            json.hexField("data", response.data());
        }
        if (reading.guessed()) {
            json.field("guessed", true);
        }
        json.endObject();
    }

    private static void path(JsonWriter json, PathContent path, DirectReading reading) {
        json.field("hashSize", path.path().hashSize());
        hops(json, "hops", path.path());
        hops(json, "path", path.path());
        boolean none = path.extraTypeByte() == PathContent.NO_EXTRA;
        json.field("extraType", none ? PathContent.NO_EXTRA : path.extraType().code());
        json.field("extraTypeByte", path.extraTypeByte());
        json.field("extraTypeName", none ? "none" : JsonNames.of(path.extraType()));
        json.hexField("extra", path.extra());
        path.ack().ifPresent(ack -> {
            json.u32Field("ack", ack.checksum());
            // Padding is also zero, so zeros cannot be distinguished from it.
            if (!ack.extra().isZero()) {
                ack.extendedAttempt().ifPresent(value -> json.field("ackAttempt", value));
                ack.random().ifPresent(value -> json.field("ackRand", value));
            }
        });
        path.response().ifPresent(response -> response(json, response, reading));
    }

    static void hops(JsonWriter json, String name, HopPath path) {
        json.beginArray(name);
        for (Bytes hop : path.hops()) {
            json.upperHexElement(hop);
        }
        json.endArray();
    }
}
