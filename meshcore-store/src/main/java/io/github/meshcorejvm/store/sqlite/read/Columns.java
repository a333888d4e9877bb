package io.github.meshcorejvm.store.sqlite.read;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.internal.IsoTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The fields of a row as values; what is missing or invalid is empty. */
final class Columns {

    /** The last second of the year 9999. */
    private static final long MAX_EPOCH_SECOND = 253_402_300_799L;

    private Columns() {}

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).filter(text -> !text.isEmpty());
    }

    static OptionalDouble real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A wire code, 0..255. */
    static OptionalInt code(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() || value < 0 || value > 255 ? OptionalInt.empty() : OptionalInt.of((int) value);
    }

    static Optional<Bytes> frame(ResultSet row, String column) throws SQLException {
        Optional<String> hex = text(row, column);
        try {
            return hex.map(Bytes::ofHex);
        } catch (IllegalArgumentException invalid) {
            return Optional.empty();
        }
    }

    /** A time as text. */
    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        OptionalLong seconds = IsoTime.parse(row.getString(column));
        return seconds.isPresent() ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
    }

    /** A time in seconds since 1970; values that are no such time are moved to the nearest one. */
    static Instant epoch(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochSecond(Math.max(0, Math.min(MAX_EPOCH_SECOND, row.getLong(column))));
    }
}
