package io.github.meshcorejvm.cli.decode;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.crypto.ChannelData;
import io.github.meshcorejvm.codec.crypto.GroupDataTypes;
import io.github.meshcorejvm.codec.crypto.GroupDecryption;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.codec.structure.Field;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.store.json.DirectJson;
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
        JsonObject payload = json.getAsJsonObject("payload");
        decoded.direct().ifPresent(direct -> DirectJson.write(payload, direct));
        decoded.implausible().ifPresent(decrypted -> implausible(payload, decrypted));
        if (decoded.reading().data() instanceof GroupDecryption.Decrypted<ChannelData> data) {
            GroupDataTypes.nameOf(data.content().dataType())
                    .ifPresent(name -> payload.addProperty("dataTypeName", name));
        }
        return json;
    }

    /** The key fits, and what it decrypts is no plausible text: not the same as a key that does not fit. */
    private static void implausible(JsonObject payload, GroupDecryption.Decrypted<Bytes> decrypted) {
        payload.addProperty("decryptionStatus", "decrypted_implausible");
        payload.addProperty("channel", decrypted.channel());
        payload.addProperty("plaintext", decrypted.plaintext().toHex());
        payload.addProperty("text", ImplausibleText.of(decrypted.plaintext()));
    }

    static String line(JsonObject json) {
        return TerminalText.escape(GSON.toJson(json));
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
