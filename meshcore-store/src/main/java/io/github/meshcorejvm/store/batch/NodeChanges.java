package io.github.meshcorejvm.store.batch;

import io.github.meshcorejvm.codec.payload.Position;
import io.github.meshcorejvm.store.interpret.NodeAdvert;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What the adverts of one batch say about a node; the last value of each field wins. Not thread-safe. */
public final class NodeChanges {

    private Optional<String> name = Optional.empty();
    private Optional<String> role = Optional.empty();
    private Optional<Position> position = Optional.empty();
    private Optional<Boolean> foreign = Optional.empty();
    private OptionalInt batteryMillivolts = OptionalInt.empty();
    private OptionalDouble temperature = OptionalDouble.empty();
    private Optional<String> scope = Optional.empty();
    private boolean current;
    private long now;
    private int newAdverts;
    private long lastSeen = Long.MIN_VALUE;
    private long firstSeen = Long.MAX_VALUE;

    /** Notes an advert that came after a newer one of its node: from the backlog of a second broker, or a replayed packet. */
    public void seeStale(boolean isNew, long seen) {
        newAdverts += isNew ? 1 : 0;
        firstSeen = Math.min(firstSeen, seen);
    }

    /**
     * Notes an advert.
     *
     * @param isNew whether it is the first observation of its packet: duplicates are not counted
     * @param newScope the scope that it was sent to, if that is a known one
     */
    public void see(NodeAdvert advert, boolean isNew, Optional<String> newScope, long seen, long wallClock) {
        current = true;
        now = wallClock;
        name = advert.name().or(() -> name);
        role = advert.role().or(() -> role);
        position = advert.position().or(() -> position);
        foreign = advert.foreign().or(() -> foreign);
        scope = newScope.or(() -> scope);
        if (advert.telemetry().batteryMillivolts().isPresent()) {
            batteryMillivolts = advert.telemetry().batteryMillivolts();
        }
        if (advert.telemetry().temperatureCelsius().isPresent()) {
            temperature = advert.telemetry().temperatureCelsius();
        }
        newAdverts += isNew ? 1 : 0;
        lastSeen = Math.max(lastSeen, Math.min(seen, wallClock));
        firstSeen = Math.min(firstSeen, seen);
    }

    /** The last name. */
    public Optional<String> name() {
        return name;
    }

    /** The last role. */
    public Optional<String> role() {
        return role;
    }

    /** The last position. */
    public Optional<Position> position() {
        return position;
    }

    /** 1 if the last position was outside the geographic filter, 0 if it was inside. */
    public OptionalInt foreign() {
        return foreign.isPresent() ? OptionalInt.of(foreign.get() ? 1 : 0) : OptionalInt.empty();
    }

    /** The last battery voltage. */
    public OptionalInt batteryMillivolts() {
        return batteryMillivolts;
    }

    /** The last temperature. */
    public OptionalDouble temperature() {
        return temperature;
    }

    /** The last scope. */
    public Optional<String> scope() {
        return scope;
    }

    /** Whether one of them was the newest of its node; stale adverts are only counted. */
    public boolean isCurrent() {
        return current;
    }

    /** The wall clock. */
    public long now() {
        return now;
    }

    /** How many of them were new. */
    public int newAdverts() {
        return newAdverts;
    }

    /** The last time, no later than the wall clock; stale adverts do not count. */
    public long lastSeen() {
        return lastSeen;
    }

    /** The first time. */
    public long firstSeen() {
        return firstSeen;
    }
}
