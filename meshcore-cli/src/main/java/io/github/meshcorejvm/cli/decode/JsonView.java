package io.github.meshcorejvm.cli.decode;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.codec.direct.DirectDecryption;
import io.github.meshcorejvm.codec.direct.DirectText;
import io.github.meshcorejvm.codec.direct.PathContent;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.codec.structure.Field;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.store.json.PacketJson;
import java.util.Locale;

/** A packet as one line of JSON. What could steer a terminal is escaped, which JSON reads as the same text. */
final class JsonView {

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    JsonObject of(Decoded decoded) {
        JsonObject json = PacketJson.of(decoded.reading());
        if (decoded.scope() instanceof ScopeMatch.Matched matched) {
            json.addProperty("scope", matched.region());
        }
        if (decoded.direct().orElse(null) instanceof DirectDecryption.Decrypted<?> opened) {
            json.getAsJsonObject("payload").add("decrypted", decrypted(opened));
        }
        return json;
    }

    static String line(JsonObject json) {
        return TerminalText.escape(GSON.toJson(json));
    }

    private static JsonObject decrypted(DirectDecryption.Decrypted<?> opened) {
        JsonObject json = new JsonObject();
        json.addProperty("from", opened.sender().toString());
        json.addProperty("to", opened.receiver().toString());
        json.addProperty("plaintext", opened.plaintext().toHex());
        if (opened.content().orElse(null) instanceof DirectText text) {
            json.addProperty("timestamp", text.timestampSeconds());
            json.addProperty("txtType", text.textType());
            json.addProperty("attempt", text.attempt());
            text.authorPrefix().ifPresent(author -> json.addProperty("authorPrefix", author.toHex()));
            json.addProperty("text", text.text());
            text.ackChecksum(text.textType() == DirectText.SIGNED ? opened.receiver() : opened.sender())
                    .ifPresent(checksum -> json.addProperty("ack", Shown.u32(checksum)));
        } else if (opened.content().orElse(null) instanceof PathContent path) {
            JsonArray hops = new JsonArray();
            path.path().hops().forEach(hop -> hops.add(hop.toUpperHex()));
            json.add("path", hops);
            json.addProperty("extraType", path.extraTypeByte());
            json.addProperty("extra", path.extra().toHex());
        }
        return json;
    }

    JsonObject structure(PacketStructure structure) {
        JsonObject json = new JsonObject();
        JsonArray fields = new JsonArray();
        structure.fields().forEach(field -> fields.add(field(field)));
        json.add("fields", fields);
        structure.decrypted().ifPresent(opened -> {
            json.addProperty("openedBy", opened.by());
            json.addProperty("plaintext", opened.plaintext().toHex());
        });
        JsonArray problems = new JsonArray();
        structure.problems().forEach(problems::add);
        json.add("problems", problems);
        return json;
    }

    private static JsonObject field(Field field) {
        JsonObject json = new JsonObject();
        json.addProperty("layer", field.layer().name().toLowerCase(Locale.ROOT));
        json.addProperty("offset", field.offset());
        json.addProperty("length", field.bytes().size());
        json.addProperty("bytes", field.bytes().toHex());
        field.bits().ifPresent(bits -> {
            JsonArray range = new JsonArray();
            range.add(bits.low());
            range.add(bits.high());
            json.add("bits", range);
        });
        json.addProperty("name", field.name());
        json.addProperty("value", field.value());
        field.unit().ifPresent(unit -> json.addProperty("unit", unit));
        if (!field.meaning().isEmpty()) {
            json.addProperty("meaning", field.meaning());
        }
        return json;
    }
}
