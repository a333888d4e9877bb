package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.config.ClientConfig;
import io.github.meshcorejvm.cli.config.CompanionConfig;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Envelope.CompanionEnvelope;
import io.github.meshcorejvm.cli.message.Envelope.Dropped;
import io.github.meshcorejvm.cli.message.Envelope.Sender;
import io.github.meshcorejvm.cli.message.Envelope.StatusEnvelope;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a message before decoding: size, topic, JSON, filters, then the fields of its kind, in this order. Never fails: any
 * input becomes an envelope. Not thread-safe; confined to the thread that decodes.
 */
final class EnvelopeParser {

    /** The maximum size of a payload that is read, in bytes. */
    static final int MAX_PAYLOAD = 64 * 1024;

    /** The maximum length of a channel from a topic, in characters: it is indexed, which PostgreSQL does up to 2704 bytes. */
    private static final int MAX_CHANNEL = 128;

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");

    private final KnownTopics topics = new KnownTopics();
    private final EnvelopeFilter filter;
    private final StatusFreshness freshness;
    private final ClientConfig clients;
    private final CompanionConfig companion;

    EnvelopeParser(Config config, StatusFreshness freshness) {
        this.freshness = freshness;
        filter = new EnvelopeFilter(config);
        clients = config.clients();
        companion = config.companion();
    }

    Envelope parse(InboundMessage message) {
        if (message.topicProblem().isPresent()) {
            return new Dropped(
                    switch (message.topicProblem().get()) {
                        case INVALID -> DropReason.BAD_TOPIC;
                        case NOT_SUBSCRIBED -> DropReason.NOT_SUBSCRIBED;
                    });
        }
        if (message.payload().size() > MAX_PAYLOAD) {
            return new Dropped(DropReason.TOO_LARGE);
        }
        Topic topic = topics.of(message.topic());
        if (topic.kind() == Topic.Kind.IGNORED) {
            return new Dropped(DropReason.IGNORED_TOPIC, topic.last());
        }
        if (isOff(topic.kind())) {
            return new Dropped(DropReason.FEATURE_OFF);
        }
        JsonValue json;
        try {
            json = JsonValue.parseObject(message.payload().toByteArray());
        } catch (JsonFormatException malformed) {
            return new Dropped(DropReason.NOT_JSON);
        }
        switch (topic.kind()) {
            case CLIENT:
            case CLIENT_RF:
            case CLIENT_REGIONS:
                return client(topic, json, message);
            case STATUS:
                return status(topic, json, message);
            case NEIGHBORS:
                return neighbors(topic, json, message);
            case COMPANION_CHANNEL:
            case COMPANION_DIRECT:
                return PacketFields.frameText(json, "raw").isPresent()
                        ? packet(topic, json, message)
                        : companion(topic, json);
            default:
                return packet(topic, json, message);
        }
    }

    private boolean isOff(Topic.Kind kind) {
        return switch (kind) {
            case CLIENT -> !clients.coverage();
            case CLIENT_RF -> !clients.rfSamples();
            case CLIENT_REGIONS -> !clients.regions();
            case COMPANION_CHANNEL, COMPANION_DIRECT, STATUS, NEIGHBORS, RAW, PACKET, IGNORED -> false;
        };
    }

    private Envelope client(Topic topic, JsonValue json, InboundMessage message) {
        if (filter.isBlacklisted(topic.observer().orElse(""))) {
            return new Dropped(DropReason.BLACKLISTED);
        }
        return switch (topic.kind()) {
            case CLIENT_RF -> RfSampleFields.read(topic, json, message.receivedAt());
            case CLIENT_REGIONS -> RegionAnswerFields.read(topic, json, message.receivedAt());
            default -> ClientFields.read(topic, json, message.receivedAt());
        };
    }

    private Envelope neighbors(Topic topic, JsonValue json, InboundMessage message) {
        Sender sender = sender(topic, json, message.source());
        Optional<DropReason> refused = filter.refuses(sender, message.source(), EnvelopeFilter.Scope.ANY_SOURCE);
        return refused.isPresent()
                ? new Dropped(refused.get())
                : NeighborsFields.read(topic, json, message.receivedAt());
    }

    private Envelope packet(Topic topic, JsonValue json, InboundMessage message) {
        Sender sender = sender(topic, json, message.source());
        Optional<DropReason> refused = filter.refuses(sender, message.source(), EnvelopeFilter.Scope.BY_SOURCE);
        return refused.isPresent()
                ? new Dropped(refused.get())
                : PacketFields.read(sender, json, topic.kind() == Topic.Kind.RAW);
    }

    private Envelope status(Topic topic, JsonValue json, InboundMessage message) {
        Sender sender = sender(topic, json, message.source());
        if (sender.id().isEmpty()) {
            return new Dropped(DropReason.NO_OBSERVER);
        }
        Optional<DropReason> refused = filter.refuses(sender, message.source(), EnvelopeFilter.Scope.ANY_SOURCE);
        return refused.isPresent()
                ? new Dropped(refused.get())
                : new StatusEnvelope(
                        sender, freshness.isFresh(sender.id().get(), json, message), StatusFields.of(json));
    }

    private Sender sender(Topic topic, JsonValue json, String source) {
        Optional<String> id = topic.observer()
                .or(() -> AirText.string(json, "origin_id")
                        .map(String::trim)
                        .filter(text -> KEY.matcher(text).matches()));
        Optional<String> iata = AirText.iataCode(AirText.string(json, "region"))
                .or(() -> AirText.iataCode(topic.iata()))
                .or(() -> filter.iataOf(source));
        return new Sender(id, AirText.name(json, "origin"), iata);
    }

    private Envelope companion(Topic topic, JsonValue json) {
        boolean channel = topic.kind() == Topic.Kind.COMPANION_CHANNEL;
        if (channel ? !companion.channels() : !companion.direct()) {
            return new Dropped(DropReason.FEATURE_OFF);
        }
        boolean wrapped = AirText.string(json, "type").orElse("").startsWith("EventType");
        JsonValue inner = json.get("payload");
        JsonValue body = wrapped && inner != null && inner.isObject() ? inner : json;
        Optional<String> text = AirText.string(body, "text").filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return new Dropped(DropReason.NO_TEXT);
        }
        Optional<JsonValue> timestamp =
                Optional.ofNullable(body.get("sender_timestamp")).filter(value -> value.isString() || value.isNumber());
        return new CompanionEnvelope(
                channel ? Optional.of(channelNumber(topic, body)) : Optional.empty(),
                text.get(),
                timestamp,
                PacketFields.readings(body, Optional.empty()).signal().snr());
    }

    private static String channelNumber(Topic topic, JsonValue body) {
        var index = LenientNumber.whole(LenientNumber.of(body, "channel_idx"));
        return index.isPresent() ? Long.toString(index.getAsLong()) : AirText.cut(topic.last(), MAX_CHANNEL);
    }
}
