package io.github.meshcorejvm.store.batch;

import io.github.meshcorejvm.store.internal.IsoTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Compares stored times with new ones. The database holds times in several spellings; a text that cannot be parsed loses. */
public final class SeenTimes {

    /** How far a stored time may lie ahead of the wall clock; one further ahead was left by a clock that ran ahead. */
    public static final int MAX_AHEAD_SECONDS = 60;

    private SeenTimes() {}

    /**
     * The later of a stored text and a time in seconds since 1970; a text that is ahead of the wall clock loses.
     *
     * @param now the wall clock in seconds since 1970
     */
    public static @Nullable String later(@Nullable String stored, long time, long now) {
        OptionalLong known = IsoTime.parse(stored);
        boolean stays = known.isPresent() && known.getAsLong() >= time && known.getAsLong() <= now + MAX_AHEAD_SECONDS;
        return stays ? stored : IsoTime.format(time);
    }

    /** The earlier of a stored text and a time in seconds since 1970. */
    public static @Nullable String earlier(@Nullable String stored, long time) {
        OptionalLong known = IsoTime.parse(stored);
        return known.isPresent() && known.getAsLong() <= time ? stored : IsoTime.format(time);
    }
}
