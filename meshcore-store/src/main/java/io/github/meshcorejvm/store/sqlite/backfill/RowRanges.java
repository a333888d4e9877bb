package io.github.meshcorejvm.store.sqlite.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Divides a table into ranges of ids with a given number of rows each. */
final class RowRanges implements AutoCloseable {

    private final PreparedStatement next;
    private final boolean descending;
    private final long lowest;
    private final long highest;

    RowRanges(Connection connection, String table, boolean descending) throws SQLException {
        this.descending = descending;
        next = connection.prepareStatement("SELECT min(id), max(id), count(*) FROM (SELECT id FROM " + table
                + (descending ? " WHERE id < ? ORDER BY id DESC" : " WHERE id > ? ORDER BY id")
                + " LIMIT ?)");
        lowest = extreme(connection, "min", table);
        highest = extreme(connection, "max", table);
    }

    /** Rows with ids from {@code low} to {@code high}. */
    record Range(long low, long high, long rows) {}

    /** The position before the first row. */
    long start() {
        return descending ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** The next rows after a position, up to a limit; empty at the end of the table. */
    Optional<Range> after(long position, int limit) throws SQLException {
        next.setLong(1, position);
        next.setInt(2, limit);
        try (ResultSet range = next.executeQuery()) {
            range.next();
            return range.getLong(3) == 0
                    ? Optional.empty()
                    : Optional.of(new Range(range.getLong(1), range.getLong(2), range.getLong(3)));
        }
    }

    /** The position after a range. */
    long end(Range range) {
        return descending ? range.low() : range.high();
    }

    /** The fraction of the table before a position, 0..1. */
    double fraction(long position) {
        double size = Math.max(1.0, (double) highest - lowest + 1);
        double done = descending ? (double) highest - position + 1 : (double) position - lowest + 1;
        return Math.max(0, Math.min(1, done / size));
    }

    private static long extreme(Connection connection, String which, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + which + "(id) FROM " + table);
                ResultSet value = select.executeQuery()) {
            value.next();
            return value.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        next.close();
    }
}
