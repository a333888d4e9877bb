package io.github.meshcorejvm.store.json;

import io.github.meshcorejvm.codec.payload.AppData;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The name of a node as it is stored and shown: no control characters, at most 32 bytes of UTF-8. */
public final class NodeName {

    private static final int MAX_BYTES = 32;

    private NodeName() {}

    /** The name in an advert that a node can have; absent if there is none, or if cleaning leaves nothing but blanks. */
    public static Optional<String> of(AppData appData) {
        return ofPacket(appData).filter(name -> !isBlank(name));
    }

    /** The name in an advert as the JSON of the packet has it, which may be blanks. */
    static Optional<String> ofPacket(AppData appData) {
        return appData.name().map(NodeName::clean).filter(name -> !name.isEmpty());
    }

    /** Unicode's White_Space, which is more than Java's: no-break spaces and next line too. All of it is in the first plane. */
    private static boolean isWhiteSpace(int c) {
        return Character.isSpaceChar(c) || c >= '\t' && c <= '\r' || c == 0x85;
    }

    /** Removes control characters except tab and newline, and cuts after the last whole character within 32 bytes. */
    static String clean(String raw) {
        if (isClean(raw)) {
            return raw;
        }
        StringBuilder name = new StringBuilder(raw.length());
        int bytes = 0;
        for (int i = 0; i < raw.length(); ) {
            int c = raw.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x20 && c != '\t' && c != '\n' || c == 0x7F) {
                continue;
            }
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                break;
            }
            name.appendCodePoint(c);
        }
        return name.toString();
    }

    /** Whether a name needs no cleaning, like most: printable ASCII that is not too long. */
    private static boolean isClean(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < 0x20 || name.charAt(i) >= 0x7F) {
                return false;
            }
        }
        return name.length() <= MAX_BYTES;
    }

    private static boolean isBlank(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isWhiteSpace(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
