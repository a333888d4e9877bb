package io.github.meshcorejvm.store.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import java.util.Map;
import java.util.Set;

/** The difference between the JSON of a payload as given, and that of the packet it comes from. */
final class PayloadEdit {

    /** What a key decrypts. */
    private static final Set<String> CONTENT =
            Set.of("sender", "text", "sender_timestamp", "txtType", "dataType", "dataLen", "decryptedBlob");

    /** Members that depend on the available keys and not on the bytes. */
    private static final Set<String> BY_KEYS =
            Set.of("type", "decryptionStatus", "signatureValid", "channel", "decrypted", "plaintext", "dataTypeName");

    /** The one channel whose key is always known. */
    private static final ChannelKeyring PUBLIC =
            ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC).build();

    private static final String DECRYPTED = "decrypted";

    private PayloadEdit() {}

    /** Whether a member cannot be compared without the keys that decode had. */
    static boolean isByKeys(JsonObject given, String name) {
        return BY_KEYS.contains(name) || CONTENT.contains(name) && status(given).startsWith(DECRYPTED);
    }

    /** The type that a payload has when it is not decrypted. */
    static JsonElement type(JsonObject given) {
        return given.get("type") instanceof JsonPrimitive type
                        && type.getAsString().equals("CHAN")
                ? new JsonPrimitive("GRP_TXT")
                : given.get("type");
    }

    /** The keys by which a packet has the same members as the given payload. */
    static ChannelKeyring keys(JsonObject given) {
        return given.has("mac") ? ChannelKeyring.EMPTY : PUBLIC;
    }

    /**
     * Whether a payload is that of the packet it comes from.
     *
     * @throws IllegalArgumentException if decrypted content was changed, for which encode has no key
     */
    static boolean isUnchanged(JsonObject given, JsonObject before) {
        boolean opened = isDecrypted(given) && !given.has("mac");
        boolean comparable = isDecrypted(before);
        for (String name : CONTENT) {
            if (opened && comparable && !JsonEqual.test(name, given.get(name), before.get(name))) {
                throw changedContent(name);
            }
        }
        for (Map.Entry<String, JsonElement> field : before.entrySet()) {
            String name = field.getKey();
            boolean same =
                    given.has(name) ? JsonEqual.test(name, given.get(name), field.getValue()) : opened && !comparable;
            if (!same && !isByKeys(given, name)) {
                if (opened) {
                    throw changedContent(name);
                }
                return false;
            }
        }
        return opened || given.keySet().stream().allMatch(name -> before.has(name) || isByKeys(given, name));
    }

    private static boolean isDecrypted(JsonObject payload) {
        return status(payload).equals(DECRYPTED);
    }

    private static String status(JsonObject payload) {
        return payload.get("decryptionStatus") instanceof JsonPrimitive status ? status.getAsString() : "";
    }

    private static IllegalArgumentException changedContent(String name) {
        return new IllegalArgumentException(
                "payload." + name + " was changed, but a decrypted payload cannot be encrypted again:"
                        + " make a new packet with `meshcore encode group-text`");
    }
}
