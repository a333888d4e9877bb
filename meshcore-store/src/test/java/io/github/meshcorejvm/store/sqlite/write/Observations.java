package io.github.meshcorejvm.store.sqlite.write;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.codec.region.ScopeMatch;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import io.github.meshcorejvm.store.interpret.PacketContent;
import io.github.meshcorejvm.store.json.NodeTelemetry;
import io.github.meshcorejvm.store.record.ClockSkew;
import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import io.github.meshcorejvm.store.record.Signal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Observations made up for tests: what matters is said, the rest is plain. */
final class Observations {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final String NODE = "ab".repeat(32);

    private String hex = "1500c0ffee";
    private Optional<ObserverRef> observer = Optional.of(new ObserverRef("OBS", Optional.empty(), Optional.empty()));
    private Instant time = NOON;
    private OptionalDouble snr = OptionalDouble.empty();
    private OptionalDouble rssi = OptionalDouble.empty();
    private OptionalLong score = OptionalLong.empty();
    private Optional<String> direction = Optional.empty();
    private Delivery delivery = Delivery.FIRST;
    private Optional<ClockSkew> skew = Optional.empty();
    private Optional<NodeAdvert> advert = Optional.empty();
    private ScopeMatch scope = new ScopeMatch.NotScoped();

    /** An advert of the repeater {@link #NODE}, so many seconds after noon; another filler makes another packet. */
    static Observation advert(String filler, String name, int seconds) {
        return observation()
                .frame("1100" + "AB".repeat(32) + filler.repeat(68) + "81")
                .advert(name, "repeater", null)
                .at(NOON.plusSeconds(seconds))
                .build();
    }

    static Observations observation() {
        return new Observations();
    }

    Observations frame(String value) {
        hex = value;
        return this;
    }

    Observations by(String id, String name, String iata) {
        observer = Optional.of(new ObserverRef(id, Optional.of(name), Optional.of(iata)));
        return this;
    }

    Observations byNobody() {
        observer = Optional.empty();
        return this;
    }

    Observations at(Instant value) {
        time = value;
        return this;
    }

    Observations snr(double value) {
        snr = OptionalDouble.of(value);
        return this;
    }

    Observations rssi(double value) {
        rssi = OptionalDouble.of(value);
        return this;
    }

    Observations score(long value) {
        score = OptionalLong.of(value);
        return this;
    }

    Observations direction(String value) {
        direction = Optional.of(value);
        return this;
    }

    Observations delivery(Delivery value) {
        delivery = value;
        return this;
    }

    Observations skew(long seconds) {
        skew = Optional.of(new ClockSkew(seconds));
        return this;
    }

    Observations scope(String value) {
        scope = value.isEmpty() ? new ScopeMatch.Unmatched() : new ScopeMatch.Matched(value);
        return this;
    }

    Observations scope(ScopeMatch value) {
        scope = value;
        return this;
    }

    Observations advert(String name, String role, Position position) {
        advert = Optional.of(new NodeAdvert(
                NODE,
                Optional.ofNullable(name),
                Optional.ofNullable(role),
                Optional.ofNullable(position),
                Optional.ofNullable(position).map(at -> false),
                NodeTelemetry.NONE));
        return this;
    }

    /** Makes it an item that breaks a promise of its type, as a fault in another program would: a name that is no text. */
    @SuppressWarnings("unchecked")
    Observations broken() {
        Optional<String> name = (Optional<String>) (Optional<?>) Optional.of(7);
        advert = Optional.of(
                new NodeAdvert(NODE, name, Optional.empty(), Optional.empty(), Optional.empty(), NodeTelemetry.NONE));
        return this;
    }

    Observation build() {
        try {
            Bytes frame = Bytes.ofHex(hex);
            Packet packet = Packet.decode(frame);
            return new Observation(
                    new Interpretation.Stored(
                            packet, packet.contentHash(), new PacketContent("{}", Optional.empty(), advert), scope),
                    frame,
                    observer,
                    time,
                    new Signal(snr, rssi),
                    score,
                    direction,
                    delivery,
                    skew);
        } catch (PacketFormatException e) {
            throw new AssertionError(e);
        }
    }
}
