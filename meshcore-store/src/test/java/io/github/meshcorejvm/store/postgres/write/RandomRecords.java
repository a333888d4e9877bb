package io.github.meshcorejvm.store.postgres.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.interpret.PacketContent;
import io.github.meshcorejvm.store.json.NodeTelemetry;
import io.github.meshcorejvm.store.record.ClientObservation;
import io.github.meshcorejvm.store.record.ClientPosition;
import io.github.meshcorejvm.store.record.ClientReception;
import io.github.meshcorejvm.store.record.ClientStamp;
import io.github.meshcorejvm.store.record.ClockSkew;
import io.github.meshcorejvm.store.record.CompanionMessage;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.NeighborsReport;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverReadings;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.ObserverStatus;
import io.github.meshcorejvm.store.record.RegionAnswer;
import io.github.meshcorejvm.store.record.RejectedAdvert;
import io.github.meshcorejvm.store.record.RfSample;
import io.github.meshcorejvm.store.record.Signal;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Records of all kinds that touch few rows again and again, out of order, with all that is rare on the air made common. */
final class RandomRecords {

    static final Instant NOW = Instant.parse("2026-11-20T13:00:00Z");

    private static final List<String> OBSERVERS =
            List.of("OBS", "ab".repeat(32), "AB".repeat(32), "Ab".repeat(32), "roof", "cd".repeat(32));

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    List<StoreRecord> next(int count) {
        List<StoreRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(next());
        }
        return records;
    }

    private StoreRecord next() {
        int kind = random.nextInt(100);
        if (kind < 35) {
            return packet();
        } else if (kind < 65) {
            return advert();
        } else if (kind < 78) {
            return status();
        } else if (kind < 82) {
            return report();
        } else if (kind < 86) {
            return rejected();
        } else if (kind < 89) {
            return new CompanionMessage(
                    String.format(Locale.ROOT, "c0ffee%02d", random.nextInt(4)),
                    CompanionMessage.Kind.values()[random.nextInt(2)],
                    "{\"text\":\"" + random.nextInt(5) + "\"}",
                    maybe("Public"),
                    reading(),
                    time(),
                    delivery());
        } else if (kind < 93) {
            return new ClientReception(
                    stamp(),
                    maybe("phone" + random.nextInt(4)),
                    Bytes.ofHex(String.format(Locale.ROOT, "a%d", random.nextInt(4))),
                    ClientReception.Source.values()[random.nextInt(2)],
                    new Signal(reading(), reading()),
                    place());
        } else if (kind < 95) {
            Packet packet = decode(String.format(Locale.ROOT, "1102a%db2c0ffee", random.nextInt(3)));
            return new ClientObservation(
                    stamp(),
                    place(),
                    new ClientObservation.Heard(packet, packet.contentHash(), maybe("#eu")),
                    new Signal(reading(), reading()));
        } else if (kind < 97) {
            return new RfSample(
                    stamp(),
                    place(),
                    random.nextBoolean(),
                    new RfSample.State(random.nextInt(9), number(), number(), number(), number(), number(), reading()),
                    new RfSample.Counters(
                            number(), number(), number(), number(), number(), number(), number(), number(), number()));
        }
        return new RegionAnswer(
                stamp(),
                random.nextBoolean() ? Optional.of(place()) : Optional.empty(),
                key(random.nextInt(3)),
                List.of("*", "sea").subList(0, random.nextInt(3)),
                random.nextBoolean(),
                number());
    }

    private Observation packet() {
        String header = pick("15", "55", "16", "14", "17");
        String codes = Set.of("14", "17").contains(header)
                ? String.format(Locale.ROOT, "%04x3344", 0x1122 + random.nextInt(2))
                : "";
        String frame = header + codes + path() + String.format(Locale.ROOT, "c0ffee%02x", random.nextInt(12));
        return observation(frame, Optional.empty());
    }

    private Observation advert() {
        int node = random.nextInt(5);
        // A few times of a few nodes: copies, stale ones, shared contacts of them.
        String payload = String.format(Locale.ROOT, "%02x%02x", node, random.nextInt(5)) + "00".repeat(8);
        String frame = random.nextInt(4) == 0
                ? "13" + "00000000" + pick("00", "40") + payload
                : pick("11" + path(), "11" + path(), "1200", "51" + path()) + payload;
        boolean placed = random.nextInt(3) == 0;
        NodeAdvert advert = new NodeAdvert(
                key(node),
                maybe("node " + pick("0", "1", "\ud83c", "\udf32!")),
                maybe(pick("repeater", "room")),
                placed ? Optional.of(new Position(random.nextInt(9), 2)) : Optional.empty(),
                placed ? Optional.of(random.nextBoolean()) : Optional.empty(),
                new NodeTelemetry(
                        random.nextInt(3) == 0 ? OptionalInt.of(3_000 + random.nextInt(9)) : OptionalInt.empty(),
                        reading()));
        return observation(frame, Optional.of(advert));
    }

    private Observation observation(String hex, Optional<NodeAdvert> advert) {
        Bytes frame = Bytes.ofHex(hex);
        Packet packet = decode(hex);
        return new Observation(
                new Interpretation.Stored(
                        packet,
                        packet.contentHash(),
                        new PacketContent("{\"n\":" + random.nextInt(9) + "}", maybe("Public"), advert),
                        scope()),
                frame,
                random.nextInt(8) == 0 ? Optional.empty() : Optional.of(observer()),
                time(),
                new Signal(reading(), reading()),
                number(),
                random.nextInt(3) == 0 ? Optional.of(pick("rx", "tx", "TX")) : Optional.empty(),
                delivery(),
                random.nextInt(6) == 0 ? Optional.of(new ClockSkew(random.nextInt(900) - 400)) : Optional.empty());
    }

    private Delivery delivery() {
        return switch (random.nextInt(7)) {
            case 0 -> Delivery.RAW_COPY;
            case 1 -> Delivery.REDELIVERY;
            case 2 -> Delivery.RETAINED;
            default -> Delivery.FIRST;
        };
    }

    private ScopeMatch scope() {
        return switch (random.nextInt(6)) {
            case 0 -> new ScopeMatch.Matched("#eu");
            case 1 -> new ScopeMatch.Matched("#de", true);
            case 2 -> new ScopeMatch.Ambiguous(List.of("#eu", "#de"));
            case 3 -> new ScopeMatch.Unmatched();
            default -> new ScopeMatch.NotScoped();
        };
    }

    private ObserverStatus status() {
        return new ObserverStatus(
                observer(),
                random.nextInt(3) > 0,
                time(),
                maybe("model " + pick("0", "\ud800", "1")),
                maybe("v" + random.nextInt(3)),
                maybe("client " + random.nextInt(3)),
                maybe("868.0," + random.nextInt(3)),
                random.nextInt(3) == 0 ? Optional.of(random.nextBoolean()) : Optional.empty(),
                random.nextInt(4) == 0
                        ? ObserverReadings.NONE
                        : new ObserverReadings(
                                number(), number(), reading(), number(), number(), number(), number(), number()));
    }

    private NeighborsReport report() {
        List<NeighborsReport.ConfiguredScope> answers = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            answers.add(new NeighborsReport.ConfiguredScope(key(random.nextInt(7)), pick("*", "#eu", "#de,#eu", "")));
        }
        return new NeighborsReport(time(), answers);
    }

    private RejectedAdvert rejected() {
        String hex = "1100" + String.format(Locale.ROOT, "%02x", random.nextInt(3)) + "00".repeat(8);
        Packet packet = decode(hex);
        return new RejectedAdvert(
                new Interpretation.WrongSignature(packet, packet.contentHash(), key(random.nextInt(2)), maybe("liar")),
                Bytes.ofHex(hex),
                random.nextBoolean() ? Optional.of(ObserverRef.of("OBS")) : Optional.empty(),
                NOW.minusSeconds(random.nextInt(2)),
                delivery());
    }

    private ObserverRef observer() {
        return new ObserverRef(
                OBSERVERS.get(random.nextInt(OBSERVERS.size())), maybe("name" + random.nextInt(3)), maybe("STR"));
    }

    private String path() {
        int hops = random.nextInt(3);
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "%02x", hops));
        for (int i = 0; i < hops; i++) {
            path.append(String.format(Locale.ROOT, "%02x", random.nextInt(4)));
        }
        return path.toString();
    }

    /** Mostly the last hour, sometimes days ago, sometimes ahead of the clock. */
    private Instant time() {
        return switch (random.nextInt(10)) {
            case 0 -> NOW.minusSeconds(random.nextInt(400_000));
            case 1 -> NOW.plusSeconds(random.nextInt(300));
            default -> NOW.minusSeconds(random.nextInt(3_000));
        };
    }

    private ClientStamp stamp() {
        return new ClientStamp(
                key(50 + random.nextInt(2)), NOW.minusSeconds(random.nextInt(3)).plusMillis(random.nextInt(2)), time());
    }

    private ClientPosition place() {
        return new ClientPosition(48 + random.nextInt(2), 9.5, reading());
    }

    private OptionalDouble reading() {
        return switch (random.nextInt(6)) {
            case 0 -> OptionalDouble.of(Double.NaN);
            case 1, 2 -> OptionalDouble.empty();
            default -> OptionalDouble.of((random.nextInt(400) - 200) / 4.0);
        };
    }

    private OptionalLong number() {
        return switch (random.nextInt(6)) {
            case 0 -> OptionalLong.of(1L << 60);
            case 1, 2 -> OptionalLong.empty();
            default -> OptionalLong.of(random.nextInt(5_000));
        };
    }

    private Optional<String> maybe(String text) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(text);
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private static String key(int node) {
        return String.format(Locale.ROOT, "%02x", node).repeat(32);
    }

    private static Packet decode(String hex) {
        try {
            return Packet.decode(Bytes.ofHex(hex));
        } catch (PacketFormatException e) {
            throw new AssertionError(hex, e);
        }
    }
}
