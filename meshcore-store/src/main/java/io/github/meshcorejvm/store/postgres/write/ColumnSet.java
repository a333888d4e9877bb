package io.github.meshcorejvm.store.postgres.write;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names and types of the columns of a set-based statement, which has one array parameter per column. */
final class ColumnSet {

    private final List<String> names;
    private final List<Type> types;

    private ColumnSet(List<String> names, List<Type> types) {
        this.names = names;
        this.types = types;
    }

    /** The types that the telemetry schema has. */
    enum Type {
        TEXT("text") {
            @Override
            Object[] array(List<@Nullable Object> cells) {
                return cells.toArray(new String[0]);
            }
        },
        INTEGER("bigint") {
            @Override
            Object[] array(List<@Nullable Object> cells) {
                return cells.toArray(new Long[0]);
            }
        },
        REAL("double precision") {
            @Override
            Object[] array(List<@Nullable Object> cells) {
                return cells.toArray(new Double[0]);
            }
        };

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** The cells as an array, which the driver sends in binary. */
        abstract Object[] array(List<@Nullable Object> cells);

        /** The name of the type for the driver. */
        String driverName() {
            return switch (this) {
                case TEXT -> "text";
                case INTEGER -> "int8";
                case REAL -> "float8";
            };
        }
    }

    /** Parses {@code name:T name:B name:D}: T is text, B bigint, D double precision, as in the contract. */
    static ColumnSet of(String specification) {
        List<String> names = new ArrayList<>();
        List<Type> types = new ArrayList<>();
        for (String column : specification.strip().split("\\s+")) {
            int colon = column.indexOf(':');
            names.add(column.substring(0, colon));
            types.add(
                    switch (column.charAt(colon + 1)) {
                        case 'T' -> Type.TEXT;
                        case 'B' -> Type.INTEGER;
                        case 'D' -> Type.REAL;
                        default -> throw new IllegalArgumentException(column);
                    });
        }
        return new ColumnSet(names, types);
    }

    List<Type> types() {
        return types;
    }

    /** The names, separated by commas. */
    String names() {
        return String.join(", ", names);
    }

    /** The rows as a table {@code u}, with their number {@code n}. */
    String rows() {
        return types.stream().map(type -> "?::" + type.sql + "[]").collect(Collectors.joining(", ", "unnest(", ")"))
                + " WITH ORDINALITY AS u(" + names() + ", n)";
    }

    /** Sets each column but the first, which is the key, to that of {@code u}. */
    String assignments() {
        return names.stream().skip(1).map(name -> name + " = u." + name).collect(Collectors.joining(", "));
    }

    /** The same for ON CONFLICT: sets the columns to the values of the row to be inserted. */
    String excluded() {
        return names.stream().skip(1).map(name -> name + " = excluded." + name).collect(Collectors.joining(", "));
    }
}
