package io.github.meshcorejvm.store.internal;

import java.util.Optional;

/** Texts as both engines store them: PostgreSQL cannot store U+0000, and the rows must be the same. */
public final class StoredText {

    private StoredText() {}

    /** The text without U+0000. */
    public static String of(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }

    /** The text, if any, without U+0000. */
    public static Optional<String> of(Optional<String> text) {
        return text.map(StoredText::of);
    }
}
