package io.github.meshcorejvm.cli.message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a topic says about its message. Immutable and safe for use by multiple threads.
 *
 * @param kind what the message is for
 * @param observer the observer that the topic names, or the key of a client; trimmed, case kept
 * @param iata the IATA code that the topic names besides an observer, unchanged
 * @param last the last level: a channel or peer of a companion message, or the kind of an ignored topic
 */
public record Topic(Kind kind, Optional<String> observer, Optional<String> iata, String last) {

    /** What a message is for. */
    public enum Kind {
        /** {@code meshcore/client/<key>/packets}. */
        CLIENT,
        /** {@code meshcore/client/<key>/rf}. */
        CLIENT_RF,
        /** {@code meshcore/client/<key>/regions}. */
        CLIENT_REGIONS,
        /** {@code meshcore/message/channel/<n>}, but a packet if it has {@code raw}. */
        COMPANION_CHANNEL,
        /** {@code meshcore/message/direct/<id>}, but a packet if it has {@code raw}. */
        COMPANION_DIRECT,
        /** An observer's status. */
        STATUS,
        /** A report of what an observer's neighbors answered. */
        NEIGHBORS,
        /** {@code …/raw}: the frame is under {@code data}, and the same frame is also published to {@code …/packets}. */
        RAW,
        /** {@code …/packets}, or any topic that may have a frame under {@code raw}. */
        PACKET,
        /** Not for the database, and not parsed. */
        IGNORED
    }

    private static final int MAX_KEY = 128;
    private static final Set<String> NO_IATA = Set.of("client", "message", "repeater", "command", "events");
    private static final Set<String> NO_KEYS = Set.of("", "UNKNOWN", "DEVICE");
    private static final Set<String> IGNORED_LAST = Set.of("internal", "debug", "decoded", "config", "neighbors");

    /** Reads {@code topic}. */
    public static Topic of(String topic) {
        String[] levels = topic.split("/", -1);
        String last = levels[levels.length - 1];
        if (!levels[0].equals("meshcore")) {
            return elsewhere(levels, last);
        }
        String second = levels.length > 1 ? levels[1] : "";
        if (second.equals("status") && levels.length == 2) {
            return ignored("bridge-status");
        }
        switch (second) {
            case "client":
                return client(levels, last);
            case "events":
            case "command":
                return ignored(second);
            case "message":
                return companion(levels, last);
            default:
                return isObserver(levels) ? ofObserver(levels, last) : elsewhere(levels, last);
        }
    }

    private static Topic client(String[] levels, String last) {
        if (levels.length != 4) {
            return ignored("client");
        }
        return switch (last) {
            case "packets" -> ofClient(Kind.CLIENT, levels);
            case "rf" -> ofClient(Kind.CLIENT_RF, levels);
            case "regions" -> ofClient(Kind.CLIENT_REGIONS, levels);
            default -> ignored("client");
        };
    }

    private static Topic ofClient(Kind kind, String[] levels) {
        return new Topic(kind, Optional.of(levels[2].trim()), Optional.empty(), levels[3]);
    }

    private static Topic companion(String[] levels, String last) {
        if (levels.length == 4 && levels[2].equals("channel")) {
            return new Topic(Kind.COMPANION_CHANNEL, Optional.empty(), Optional.empty(), last);
        }
        if (levels.length == 4 && levels[2].equals("direct")) {
            return new Topic(Kind.COMPANION_DIRECT, Optional.empty(), Optional.empty(), last);
        }
        return elsewhere(levels, last);
    }

    private static boolean isObserver(String[] levels) {
        return levels.length == 4
                && !NO_IATA.contains(levels[1].trim())
                && levels[2].trim().length() <= MAX_KEY
                && !NO_KEYS.contains(levels[2].trim().toUpperCase(Locale.ROOT));
    }

    private static Topic ofObserver(String[] levels, String last) {
        Optional<String> key = Optional.of(levels[2].trim());
        Optional<String> iata = Optional.of(levels[1]);
        switch (last) {
            case "status":
                return new Topic(Kind.STATUS, key, iata, last);
            case "neighbors":
                return new Topic(Kind.NEIGHBORS, key, iata, last);
            case "packets":
                return new Topic(Kind.PACKET, key, iata, last);
            case "raw":
                return new Topic(Kind.RAW, key, iata, last);
            default:
                return ignored(last);
        }
    }

    /** A topic without an observer: levels chosen by strangers are not trusted. */
    private static Topic elsewhere(String[] levels, String last) {
        if (IGNORED_LAST.contains(last)) {
            return ignored(last);
        }
        for (int i = 1; i < levels.length - 1; i++) {
            if (levels[i].equals("serial")) {
                return ignored("serial");
            }
        }
        boolean placeholder = levels.length == 4 && levels[0].equals("meshcore") && !NO_IATA.contains(levels[1].trim());
        if (placeholder && last.equals("status")) {
            return new Topic(Kind.STATUS, Optional.empty(), Optional.empty(), last);
        }
        return new Topic(last.equals("raw") ? Kind.RAW : Kind.PACKET, Optional.empty(), Optional.empty(), last);
    }

    private static Topic ignored(String what) {
        return new Topic(Kind.IGNORED, Optional.empty(), Optional.empty(), what);
    }
}
