package io.github.meshcorejvm.store.sqlite.read;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.internal.StoredValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The fields of a row as values; what is missing or invalid is empty. */
final class Columns {

    private Columns() {}

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return StoredValues.text(row.getString(column));
    }

    static OptionalDouble real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A wire code, 0..255. */
    static OptionalInt code(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalInt.empty() : StoredValues.code(value);
    }

    static Optional<Bytes> frame(ResultSet row, String column) throws SQLException {
        return StoredValues.frame(row.getString(column));
    }

    /** A time as text. */
    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return StoredValues.time(row.getString(column));
    }

    /** A time in seconds since 1970; values out of range are moved to the nearest valid time. */
    static Instant epoch(ResultSet row, String column) throws SQLException {
        return StoredValues.epoch(row.getLong(column));
    }
}
