package io.github.meshcorejvm.cli.channel;

import io.github.meshcorejvm.cli.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the texts of a database belong to: if none is shown, it tells why. */
final class HeardChannels {

    /** Enough for a line. */
    private static final int MAX_NAMES = 20;

    private final Set<String> names = new LinkedHashSet<>();
    private long shown;
    private long older;
    private long withoutKey;

    /** Counts a text that was heard before the time that was asked for. */
    void addOlder() {
        older++;
    }

    /** Counts a text by its channel, which is unknown if no key decrypts it. */
    void add(Optional<String> channel, boolean isShown) {
        shown += isShown ? 1 : 0;
        if (channel.isEmpty()) {
            withoutKey++;
        } else {
            names.add(channel.get());
        }
    }

    boolean noneShown() {
        return shown == 0;
    }

    /** Why no text was shown, line by line, for these filters. */
    List<String> explain(Optional<String> wanted, Optional<String> since) {
        List<String> lines = new ArrayList<>();
        lines.add("no text of " + wanted.map(name -> "channel " + name).orElse("any channel with a known key")
                + since.map(time -> " with --since " + time).orElse("")
                + (older > 0 ? "; " + older + " older texts of all channels" : ""));
        wanted.map(this::similar)
                .filter(found -> !found.isEmpty())
                .ifPresent(found -> lines.add(
                        "did you mean " + String.join(" or ", found) + "? Upper and lower case and the # matter"));
        if (!names.isEmpty()) {
            lines.add("channels with texts: "
                    + names.stream().limit(MAX_NAMES).collect(Collectors.joining(", "))
                    + (names.size() > MAX_NAMES ? ", ..." : ""));
        }
        if (withoutKey > 0) {
            lines.add(withoutKey + " texts have no known key; give it with --channel-key, --hashtag or --channels");
        }
        return lines;
    }

    /** Channels of a similar name; the key of a hashtag channel follows from its name, so none has to be heard. */
    private Set<String> similar(String wanted) {
        Set<String> similar = new LinkedHashSet<>();
        names.stream().filter(name -> bare(name).equals(bare(wanted))).forEach(similar::add);
        // Among the older texts may be some of this very channel.
        if (!wanted.startsWith("#") && similar.isEmpty() && older == 0) {
            similar.add("#" + wanted);
        }
        similar.addAll(Suggestion.of(wanted, names));
        return similar;
    }

    private static String bare(String name) {
        return (name.startsWith("#") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }
}
