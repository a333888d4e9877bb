package io.github.meshcorejvm.store.sqlite.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Sets parameters that may be missing, and are then NULL. So are numbers out of range for readers in other languages. */
public final class Bind {

    /** Readers that only have doubles can hold whole numbers up to 53 bits. */
    private static final long MAX = 1L << 53;

    private Bind() {}

    /** A text or NULL. */
    public static void text(PreparedStatement statement, int index, Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            statement.setString(index, value.get());
        } else {
            statement.setNull(index, Types.VARCHAR);
        }
    }

    /** An integer or NULL; NULL also for more than 53 bits. */
    public static void integer(PreparedStatement statement, int index, OptionalLong value) throws SQLException {
        if (value.isPresent() && value.getAsLong() > -MAX && value.getAsLong() < MAX) {
            statement.setLong(index, value.getAsLong());
        } else {
            statement.setNull(index, Types.INTEGER);
        }
    }

    /** An integer or NULL. */
    public static void integer(PreparedStatement statement, int index, OptionalInt value) throws SQLException {
        if (value.isPresent()) {
            statement.setInt(index, value.getAsInt());
        } else {
            statement.setNull(index, Types.INTEGER);
        }
    }

    /** A number cut toward zero, or NULL; NULL also for a number that is not finite. */
    public static void cut(PreparedStatement statement, int index, OptionalDouble value) throws SQLException {
        boolean finite = value.isPresent() && Double.isFinite(value.getAsDouble());
        integer(statement, index, finite ? OptionalLong.of((long) value.getAsDouble()) : OptionalLong.empty());
    }

    /** A floating-point number or NULL; NULL also for a number that is not finite. */
    public static void real(PreparedStatement statement, int index, OptionalDouble value) throws SQLException {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            statement.setDouble(index, value.getAsDouble());
        } else {
            statement.setNull(index, Types.REAL);
        }
    }
}
