package io.github.meshcorejvm.store.batch;

import io.github.meshcorejvm.store.record.Delivery;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import java.util.Optional;
import java.util.OptionalLong;

/** What the packets of one batch say about an observer: written once, whatever their number. Not thread-safe. */
public final class ObserverChanges {

    /** After a pause longer than this, the count of wrong times restarts. */
    public static final int DAY_SECONDS = 86_400;

    private Optional<String> name = Optional.empty();
    private Optional<String> iata = Optional.empty();
    private int packets;
    private long lastSeen = Long.MIN_VALUE;
    private long firstSeen = Long.MAX_VALUE;
    private OptionalLong lastPacket = OptionalLong.empty();
    private long now;
    private OptionalLong skew = OptionalLong.empty();
    private int skews;
    private long firstSkew;
    private long lastSkew;

    /**
     * Notes a packet.
     *
     * @param known whether the observation is stored already: then a redelivery counts nothing
     */
    public void see(ObserverRef observer, Observation observation, boolean known, long wallClock) {
        long seen = observation.receivedAt().getEpochSecond();
        long atMostNow = Math.min(seen, wallClock);
        name = observer.name().isPresent() ? observer.name() : name;
        iata = observer.iata().isPresent() ? observer.iata() : iata;
        now = wallClock;
        boolean again = known && observation.delivery() == Delivery.REDELIVERY;
        packets += again || observation.delivery() == Delivery.RAW_COPY ? 0 : 1;
        lastSeen = Math.max(lastSeen, atMostNow);
        firstSeen = Math.min(firstSeen, seen);
        if (!observation.isTransmitted()) {
            lastPacket = OptionalLong.of(Math.max(lastPacket.orElse(Long.MIN_VALUE), atMostNow));
        }
        if (observation.clockSkew().isPresent() && !again) {
            countSkew(observation.clockSkew().get().seconds(), seen);
        }
    }

    private void countSkew(long seconds, long seen) {
        skew = OptionalLong.of(seconds);
        if (skews == 0 || seen - lastSkew > DAY_SECONDS) {
            skews = 0;
            firstSkew = seen;
        }
        skews++;
        lastSkew = seen;
    }

    /** The last name that was given. */
    public Optional<String> name() {
        return name;
    }

    /** The last IATA code that was given. */
    public Optional<String> iata() {
        return iata;
    }

    /** How many packets count. */
    public int packets() {
        return packets;
    }

    /** The last time, no later than the wall clock. */
    public long lastSeen() {
        return lastSeen;
    }

    /** The first time. */
    public long firstSeen() {
        return firstSeen;
    }

    /** The last time that it heard a packet, if it heard any. */
    public OptionalLong lastPacket() {
        return lastPacket;
    }

    /** The wall clock. */
    public long now() {
        return now;
    }

    /** The error of its clock, if its clock was wrong. */
    public OptionalLong skew() {
        return skew;
    }

    /** How often its clock was wrong, since the last pause of over a day. */
    public int skews() {
        return skews;
    }

    /** The first time after that pause. */
    public long firstSkew() {
        return firstSkew;
    }

    /** The last time. */
    public long lastSkew() {
        return lastSkew;
    }
}
