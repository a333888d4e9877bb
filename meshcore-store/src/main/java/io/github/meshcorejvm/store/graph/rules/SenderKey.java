package io.github.meshcorejvm.store.graph.rules;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/**
 * The sender of adverts that have no {@code from_pubkey}: the {@code pubKey} of their {@code decoded_json}. The last text
 * is remembered, since an advert has many observations. Not thread-safe.
 */
public final class SenderKey {

    private String lastJson = "";
    private Optional<String> lastKey = Optional.empty();

    /** Remembers nothing yet. */
    public SenderKey() {}

    /** The key in lower case, or empty if the text has none. */
    public Optional<String> of(String decodedJson) {
        if (!decodedJson.equals(lastJson)) {
            lastKey = read(decodedJson);
            lastJson = decodedJson;
        }
        return lastKey;
    }

    private static Optional<String> read(String decodedJson) {
        try (JsonReader json = new JsonReader(new StringReader(decodedJson))) {
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals("pubKey") && json.peek() == JsonToken.STRING) {
                    return NodeKeys.normalize(json.nextString());
                }
                json.skipValue();
            }
        } catch (IOException | IllegalStateException noObject) {
            // Not a JSON object, so there is no sender.
        }
        return Optional.empty();
    }
}
