package io.github.meshcorejvm.store.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
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
import java.util.Locale;

/**
 * What is inside a payload between two nodes, as the JSON object {@code decrypted} that {@code meshcore decode --json}
 * prints. It is private: {@code decoded_json} in a database never has it.
 */
public final class DirectJson {

    private DirectJson() {}

    /** Adds {@code decryptionStatus}, and {@code decrypted} if there is such, to the JSON of a payload. */
    public static void write(JsonObject payload, DirectReading reading) {
        if (reading.result() instanceof DirectDecryption.Decrypted<?> decrypted) {
            payload.addProperty("decryptionStatus", "decrypted");
            payload.add("decrypted", decrypted(decrypted, reading));
        } else {
            boolean tried = reading.result() instanceof DirectDecryption.NotDecrypted<?>;
            payload.addProperty("decryptionStatus", tried ? "decryption_failed" : "no_key");
        }
    }

    private static JsonObject decrypted(DirectDecryption.Decrypted<?> decrypted, DirectReading reading) {
        JsonObject json = new JsonObject();
        json.addProperty("from", decrypted.sender().toString());
        json.addProperty("to", decrypted.receiver().toString());
        json.addProperty("plaintext", decrypted.plaintext().toHex());
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
        return json;
    }

    private static void text(JsonObject json, DirectText text, DirectDecryption.Decrypted<?> decrypted) {
        json.addProperty("timestamp", text.timestampSeconds());
        json.addProperty("txtType", text.textType());
        json.addProperty("attempt", text.attempt());
        text.authorPrefix().ifPresent(author -> json.addProperty("authorPrefix", author.toHex()));
        json.addProperty("text", text.text());
        text.ackChecksum(text.textType() == DirectText.SIGNED ? decrypted.receiver() : decrypted.sender())
                .ifPresent(checksum -> json.addProperty("ack", u32(checksum)));
    }

    private static void request(JsonObject json, RequestContent request) {
        json.addProperty("timestamp", request.timestampSeconds());
        json.addProperty("requestType", request.requestType());
        json.addProperty("requestTypeName", RequestNames.ofRequest(request.requestType()));
        RequestData data = RequestData.of(request);
        if (data instanceof RequestData.KeepAlive keepAlive) {
            json.addProperty("since", keepAlive.sinceSeconds());
        } else if (data instanceof RequestData.Telemetry telemetry) {
            json.addProperty("permissions", telemetry.permissions());
        } else if (data instanceof RequestData.MinMaxAverage average) {
            json.addProperty("start", average.startSecondsAgo());
            json.addProperty("end", average.endSecondsAgo());
        } else if (data instanceof RequestData.Neighbours neighbours) {
            json.addProperty("version", neighbours.version());
            json.addProperty("count", neighbours.count());
            json.addProperty("offset", neighbours.offset());
            json.addProperty("orderBy", neighbours.orderBy());
            json.addProperty("prefixLength", neighbours.prefixLength());
        } else if (data instanceof RequestData.Opaque opaque) {
            json.addProperty("data", opaque.data().toHex());
        } else {
            throw new IllegalStateException("unknown kind of request: " + data.getClass());
        }
    }

    private static void response(JsonObject json, ResponseContent response, DirectReading reading) {
        json.addProperty("tag", response.tag());
        JsonObject object = new JsonObject();
        if (reading.response().isPresent()) {
            ResponseJson.write(object, reading.response().get());
        } else {
            object.addProperty("data", response.data().toHex());
        }
        if (reading.guessed()) {
            object.addProperty("guessed", true);
        }
        json.add("response", object);
    }

    private static void path(JsonObject json, PathContent path, DirectReading reading) {
        json.addProperty("hashSize", path.path().hashSize());
        json.add("hops", hops(path.path()));
        json.add("path", hops(path.path()));
        json.addProperty("extraType", path.extraTypeByte());
        boolean none = path.extraTypeByte() == PathContent.NO_EXTRA;
        json.addProperty("extraTypeName", none ? "none" : JsonNames.of(path.extraType()));
        json.addProperty("extra", path.extra().toHex());
        path.ack().ifPresent(ack -> {
            json.addProperty("ack", u32(ack.checksum()));
            // Padding is zero as well, so zeros are not told from it.
            if (!ack.extra().isZero()) {
                ack.extendedAttempt().ifPresent(value -> json.addProperty("ackAttempt", value));
                ack.random().ifPresent(value -> json.addProperty("ackRand", value));
            }
        });
        path.response().ifPresent(response -> response(json, response, reading));
    }

    static JsonArray hops(HopPath path) {
        JsonArray hops = new JsonArray(path.hopCount());
        path.hops().stream().map(Bytes::toUpperHex).forEach(hops::add);
        return hops;
    }

    private static String u32(long value) {
        return String.format(Locale.ROOT, "%08x", value);
    }
}
