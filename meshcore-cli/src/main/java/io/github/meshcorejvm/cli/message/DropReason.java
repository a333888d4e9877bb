package io.github.meshcorejvm.cli.message;

import java.util.Locale;

/** Why a message is not stored in the database. Each reason is counted under its name. */
public enum DropReason {
    /** Over 64 KiB. */
    TOO_LARGE,
    /** Its topic name is invalid, or not accepted by the MQTT library. */
    BAD_TOPIC,
    /** No configured filter covers its topic; the broker had queued it for an earlier subscription. */
    NOT_SUBSCRIBED,
    /** Its topic is not for the database. */
    IGNORED_TOPIC,
    /** The feature that would read it is off. */
    FEATURE_OFF,
    /** Not a JSON object. */
    NOT_JSON,
    /** No frame in it. */
    NO_RAW,
    /** A frame that is not hex. */
    NOT_HEX,
    /** Hex that is not a valid packet. */
    NOT_A_PACKET,
    /** {@code len} and {@code packet_type} belong to another frame. */
    CONTRADICTION,
    /** A status that names no observer. */
    NO_OBSERVER,
    /**
     * A status that does not prove that its observer is alive: retained, offline or old. It may still fill in missing values.
     */
    STALE_STATUS,
    /** The observer is on the blacklist. */
    BLACKLISTED,
    /** Its IATA code is not on the whitelist. */
    NOT_WHITELISTED,
    /** Its IATA code is not accepted from this source. */
    IATA_FILTERED,
    /** An advert with an invalid key or position. */
    IMPOSSIBLE_ADVERT,
    /** An advert from outside the area, if those are dropped. */
    FOREIGN_ADVERT,
    /** A client message whose topic has no key. */
    CLIENT_KEY,
    /** A client reception or sample without a usable position. */
    NO_POSITION,
    /** A client sample without the uptime of the radio. */
    NO_UPTIME,
    /** A region answer without the key of the repeater, or without a list of names. */
    BAD_REGION_ANSWER,
    /** A client reception that does not identify the node that was heard. */
    NO_HEARD_NODE,
    /** A neighbors report from over 5 minutes in the future. */
    FUTURE_REPORT,
    /** A neighbors report without answers. */
    NO_ANSWER,
    /** A companion message without text. */
    NO_TEXT,
    /** The inbox was full. */
    OVERFLOW,
    /** The database rejected it. */
    REJECTED,
    /** Reading it failed because of a bug in this program. */
    FAILED;

    /** As it is written in logs, statistics and metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
