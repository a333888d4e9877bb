package io.github.meshcorejvm.cli.message;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.Keyrings;
import io.github.meshcorejvm.cli.message.Envelope.ClientEnvelope;
import io.github.meshcorejvm.cli.message.Envelope.CompanionEnvelope;
import io.github.meshcorejvm.cli.message.Envelope.Dropped;
import io.github.meshcorejvm.cli.message.Envelope.PacketEnvelope;
import io.github.meshcorejvm.cli.message.Envelope.Ready;
import io.github.meshcorejvm.cli.message.Envelope.Sender;
import io.github.meshcorejvm.cli.message.Envelope.StatusEnvelope;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.ClientObservation;
import io.github.meshcorejvm.store.record.ClockSkew;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverReadings;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Converts a message to its records, if any. Not thread-safe; confined to the thread that decodes. */
public final class RecordReader {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(15);
    private static final Duration CLOCK_MOST_AHEAD = Duration.ofHours(14);
    private static final Duration CLOCK_MOST_BEHIND = Duration.ofDays(30);

    private final EnvelopeParser parser;
    private final PacketInterpreter interpreter;
    private final boolean clientObservations;
    private final MessageCounter counter;

    /** A reader with a configuration and the names of regions that nodes declare. */
    public RecordReader(Config config, List<String> derivedRegions, MessageCounter counter, StatusFreshness freshness) {
        parser = new EnvelopeParser(config, freshness);
        interpreter = new PacketInterpreter(Keyrings.settings(config, derivedRegions));
        clientObservations = config.clients().observations();
        this.counter = counter;
    }

    /** The records of {@code message}; a message without records is counted. */
    public List<StoreRecord> read(InboundMessage message) {
        return parser.parse(message)
                .to(new Reading(message.receivedAt().truncatedTo(ChronoUnit.SECONDS), delivery(message)));
    }

    private static Delivery delivery(InboundMessage message) {
        if (message.retained()) {
            return Delivery.RETAINED;
        }
        return message.acknowledgement().isForRedelivery() ? Delivery.REDELIVERY : Delivery.FIRST;
    }

    /** Handles each kind of envelope. */
    private final class Reading implements Envelope.Reader<List<StoreRecord>> {

        private final Instant receivedAt;

        private final Delivery delivery;

        Reading(Instant receivedAt, Delivery delivery) {
            this.receivedAt = receivedAt;
            this.delivery = delivery;
        }

        @Override
        public List<StoreRecord> read(PacketEnvelope packet) {
            return packet(packet, delivery, receivedAt);
        }

        @Override
        public List<StoreRecord> read(StatusEnvelope status) {
            if (!status.fresh()) {
                counter.onDropped(DropReason.STALE_STATUS);
            }
            return List.of(status(status, receivedAt));
        }

        @Override
        public List<StoreRecord> read(ClientEnvelope client) {
            return client(client, receivedAt);
        }

        @Override
        public List<StoreRecord> read(Ready ready) {
            return List.of(ready.record());
        }

        @Override
        public List<StoreRecord> read(CompanionEnvelope companion) {
            return List.of(CompanionText.read(companion, receivedAt, delivery));
        }

        @Override
        public List<StoreRecord> read(Dropped dropped) {
            if (dropped.reason() == DropReason.IGNORED_TOPIC) {
                counter.onIgnored(dropped.detail());
                return List.of();
            }
            return dropped(dropped.reason());
        }
    }

    private List<StoreRecord> client(ClientEnvelope client, Instant receivedAt) {
        Optional<Packet> packet = decoded(client.frame());
        if (packet.isEmpty()) {
            return List.of();
        }
        Interpretation interpretation = interpreter.interpret(packet.get());
        List<StoreRecord> records = new ArrayList<>();
        HeardNode.reception(client, packet.get(), interpretation, receivedAt).ifPresent(records::add);
        if (clientObservations && !(interpretation instanceof Interpretation.ForeignAdvert)) {
            records.add(observation(client, packet.get()));
        }
        return records.isEmpty() ? dropped(DropReason.NO_HEARD_NODE) : records;
    }

    private ClientObservation observation(ClientEnvelope client, Packet packet) {
        return new ClientObservation(
                client.stamp(),
                client.position(),
                new ClientObservation.Heard(
                        packet, packet.contentHash(), PacketInterpreter.scopeName(interpreter.scope(packet))),
                client.readings().signal());
    }

    private List<StoreRecord> packet(PacketEnvelope envelope, Delivery delivery, Instant receivedAt) {
        Optional<Packet> packet = decoded(envelope.frame());
        if (packet.isEmpty()) {
            return List.of();
        }
        if (contradicts(envelope, packet.get())) {
            return dropped(DropReason.CONTRADICTION);
        }
        Interpretation interpretation = interpreter.interpret(packet.get());
        if (interpretation instanceof Interpretation.Stored stored) {
            return List.of(observation(envelope, stored, delivery, receivedAt));
        }
        if (interpretation instanceof Interpretation.WrongSignature wrong) {
            return List.of(
                    new RejectedAdvert(wrong, envelope.frame(), observer(envelope.sender()), receivedAt, delivery));
        }
        if (interpretation instanceof Interpretation.ForeignAdvert) {
            return dropped(DropReason.FOREIGN_ADVERT);
        }
        if (interpretation instanceof Interpretation.ImpossibleAdvert) {
            return dropped(DropReason.IMPOSSIBLE_ADVERT);
        }
        throw new IllegalStateException("unknown kind of interpretation: " + interpretation.getClass());
    }

    private static Observation observation(
            PacketEnvelope envelope, Interpretation.Stored stored, Delivery delivery, Instant receivedAt) {
        return new Observation(
                stored,
                envelope.frame(),
                observer(envelope.sender()),
                receivedAt,
                envelope.readings().signal(),
                envelope.readings().score(),
                envelope.direction(),
                envelope.rawCopy() && delivery != Delivery.RETAINED ? Delivery.RAW_COPY : delivery,
                envelope.time().flatMap(time -> clockSkew(time, receivedAt)));
    }

    private static ObserverStatus status(StatusEnvelope envelope, Instant receivedAt) {
        StatusFields fields = envelope.fields();
        return new ObserverStatus(
                observer(envelope.sender()).orElseThrow(),
                envelope.fresh(),
                receivedAt,
                fields.model(),
                fields.firmware(),
                fields.clientVersion(),
                fields.radio(),
                fields.canRelay(),
                new ObserverReadings(
                        fields.batteryMillivolts(),
                        fields.uptimeSeconds(),
                        fields.noiseFloor(),
                        fields.txAirSeconds(),
                        fields.rxAirSeconds(),
                        fields.receiveErrors(),
                        fields.packetsSent(),
                        fields.packetsReceived()));
    }

    private Optional<Packet> decoded(Bytes frame) {
        try {
            return Optional.of(Packet.decode(frame));
        } catch (PacketFormatException noPacket) {
            counter.onDropped(DropReason.NOT_A_PACKET);
            return Optional.empty();
        }
    }

    /** Some publishers put another frame under {@code raw}: one contradiction shows this for a sent packet, two for others. */
    private static boolean contradicts(PacketEnvelope envelope, Packet packet) {
        boolean length = differs(envelope.claimedLength(), envelope.frame().size());
        boolean type = differs(envelope.claimedType(), packet.payloadType().code());
        boolean sent = envelope.direction().orElse("rx").equals("tx");
        return sent ? length || type : length && type;
    }

    private static boolean differs(OptionalLong claimed, long actual) {
        return claimed.isPresent() && claimed.getAsLong() != actual;
    }

    private static Optional<ObserverRef> observer(Sender sender) {
        return sender.id().map(id -> new ObserverRef(id, sender.name(), sender.iata()));
    }

    private static Optional<ClockSkew> clockSkew(EnvelopeTime time, Instant receivedAt) {
        Duration ahead = Duration.between(receivedAt, time.instant());
        boolean known = time.naive()
                && ahead.abs().compareTo(CLOCK_TOLERANCE) > 0
                && ahead.compareTo(CLOCK_MOST_AHEAD) <= 0
                && ahead.negated().compareTo(CLOCK_MOST_BEHIND) <= 0;
        // Duration.toSeconds rounds down, but this must round toward zero.
        long seconds = ahead.isNegative() ? -ahead.negated().toSeconds() : ahead.toSeconds();
        return known ? Optional.of(new ClockSkew(seconds)) : Optional.empty();
    }

    private List<StoreRecord> dropped(DropReason reason) {
        counter.onDropped(reason);
        return List.of();
    }
}
