package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.codec.structure.Field;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.store.json.JsonWriter;
import java.util.Locale;

/** The fields of a frame as JSON. */
final class StructureJson {

    private StructureJson() {}

    static void write(JsonWriter json, PacketStructure structure) {
        json.beginObject("structure");
        json.beginArray("fields");
        structure.fields().forEach(field -> write(json, field));
        json.endArray();
        structure.decrypted().ifPresent(decrypted -> {
            json.field("openedBy", decrypted.by());
            json.hexField("plaintext", decrypted.plaintext());
        });
        json.beginArray("problems");
        structure.problems().forEach(json::element);
        json.endArray();
        json.endObject();
    }

    private static void write(JsonWriter json, Field field) {
        json.beginObject();
        json.field("layer", field.layer().name().toLowerCase(Locale.ROOT));
        json.field("offset", field.offset());
        json.field("length", field.bytes().size());
        json.hexField("bytes", field.bytes());
        field.bits().ifPresent(bits -> {
            json.beginArray("bits");
            json.element(bits.low());
            json.element(bits.high());
            json.endArray();
        });
        json.field("name", field.name());
        json.field("value", field.value());
        field.unit().ifPresent(unit -> json.field("unit", unit));
        if (!field.meaning().isEmpty()) {
            json.field("meaning", field.meaning());
        }
        json.endObject();
    }
}
