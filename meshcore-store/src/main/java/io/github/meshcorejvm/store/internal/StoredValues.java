package io.github.meshcorejvm.store.internal;

import io.github.meshcorejvm.codec.Bytes;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Converts the values of columns; missing or invalid ones are empty. */
public final class StoredValues {

    /** The last second of the year 9999, the last time that the format allows. */
    public static final long MAX_EPOCH_SECOND = 253_402_300_799L;

    private StoredValues() {}

    /** A text that is not empty. */
    public static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** A wire code, 0..255. */
    public static OptionalInt code(long value) {
        return value < 0 || value > 255 ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    /** A whole number as text, such as a stored position of a run; empty if it is damaged. */
    public static OptionalLong wholeNumber(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException damaged) {
            return OptionalLong.empty();
        }
    }

    /** Bytes as hex. */
    public static Optional<Bytes> frame(@Nullable String hex) {
        try {
            return text(hex).map(Bytes::ofHex);
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    /** A time as text. */
    public static Optional<Instant> time(@Nullable String text) {
        OptionalLong seconds = IsoTime.parse(text);
        return seconds.isPresent() ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
    }

    /** A time in seconds since 1970; values out of range are moved to the nearest valid time. */
    public static Instant epoch(long seconds) {
        return Instant.ofEpochSecond(Math.max(0, Math.min(MAX_EPOCH_SECOND, seconds)));
    }
}
