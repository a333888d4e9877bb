package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.json.WellFormed;
import org.jspecify.annotations.Nullable;

/**
 * What topics say, remembered: each observer publishes all its packets to one. Not thread-safe; confined to the thread that
 * decodes.
 */
final class KnownTopics {

    private static final int REMEMBERED = 1024;
    /** Strangers choose topics of up to 64 KiB; those of observers have 90 to 100 characters. */
    private static final int MAX_LENGTH = 256;

    private final @Nullable Known[] known = new Known[REMEMBERED];

    private record Known(String text, Topic topic) {}

    /** Reads {@code text}. */
    Topic of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & REMEMBERED - 1;
        Known there = known[place];
        if (there != null && there.text().equals(text)) {
            return there.topic();
        }
        Topic topic = Topic.of(WellFormed.of(text));
        if (text.length() <= MAX_LENGTH) {
            known[place] = new Known(text, topic);
        }
        return topic;
    }
}
