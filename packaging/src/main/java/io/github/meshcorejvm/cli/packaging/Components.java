package io.github.meshcorejvm.cli.packaging;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads what the program contains from its bill of materials, which CycloneDX writes. */
final class Components {

    private static final String OURS = "io.github.meshcore-jvm";

    private Components() {}

    /** Those of others, by name. */
    static List<Component> read(Path billOfMaterials) throws IOException {
        if (Files.notExists(billOfMaterials)) {
            throw new IllegalStateException(
                    "no bill of materials " + billOfMaterials + ": CycloneDX makes none where Maven is offline (-o)");
        }
        JsonObject bill =
                JsonParser.parseString(Files.readString(billOfMaterials)).getAsJsonObject();
        List<Component> components = new ArrayList<>();
        for (JsonElement element : bill.getAsJsonArray("components")) {
            JsonObject component = element.getAsJsonObject();
            if (!text(component, "group").equals(OURS)) {
                components.add(new Component(
                        text(component, "group"),
                        text(component, "name"),
                        text(component, "version"),
                        website(component),
                        licences(component)));
            }
        }
        components.sort(Comparator.comparing(Component::group).thenComparing(Component::name));
        return components;
    }

    private static List<String> licences(JsonObject component) {
        List<String> licences = new ArrayList<>();
        for (JsonElement element : array(component, "licenses")) {
            JsonObject choice = element.getAsJsonObject();
            if (choice.has("expression")) {
                licences.add(choice.get("expression").getAsString());
            } else {
                JsonObject licence = choice.getAsJsonObject("license");
                licences.add(licence.has("id") ? text(licence, "id") : text(licence, "name"));
            }
        }
        return licences;
    }

    private static String website(JsonObject component) {
        for (JsonElement reference : array(component, "externalReferences")) {
            if (text(reference.getAsJsonObject(), "type").equals("website")) {
                return text(reference.getAsJsonObject(), "url");
            }
        }
        return "";
    }

    private static JsonArray array(JsonObject object, String name) {
        return object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : "";
    }
}
