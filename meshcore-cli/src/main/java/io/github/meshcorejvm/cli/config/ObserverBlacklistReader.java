package io.github.meshcorejvm.cli.config;

import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code observerBlacklist}: ids in lower case. */
final class ObserverBlacklistReader {

    private static final String KEY = "observerBlacklist";
    /** Characters that a level of a topic cannot contain. */
    private static final Pattern NO_ID = Pattern.compile("[/+#]");

    private ObserverBlacklistReader() {}

    static Set<String> read(ConfigObject config) {
        Set<String> ids = new HashSet<>();
        for (String id : config.strings(KEY)) {
            ids.add(id.toLowerCase(Locale.ROOT));
            if (NO_ID.matcher(id).find()) {
                config.warnings()
                        .add(KEY + ": " + ErrorValue.of(KEY, new JsonPrimitive(id))
                                + " matches no observer: an id is one level of a topic, without /, + and #");
            }
        }
        return ids;
    }
}
