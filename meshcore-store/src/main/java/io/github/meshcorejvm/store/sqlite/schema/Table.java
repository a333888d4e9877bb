package io.github.meshcorejvm.store.sqlite.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table.
 *
 * @param name as in SQL
 * @param columns in order; files in the field may have another order
 * @param constraints of the whole table, in SQL
 */
public record Table(String name, List<Column> columns, List<String> constraints) {

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    /** A table written as its SQL columns, one per line; a line that begins with an upper-case word is a constraint. */
    static Table of(String name, String body) {
        List<Column> columns = new ArrayList<>();
        List<String> constraints = new ArrayList<>();
        for (String line : body.strip().lines().map(String::strip).toList()) {
            if (Character.isUpperCase(line.charAt(0))) {
                constraints.add(line);
            } else {
                int blank = line.indexOf(' ');
                columns.add(new Column(line.substring(0, blank), line.substring(blank + 1)));
            }
        }
        return new Table(name, columns, constraints);
    }

    /** Whether it has the name of {@code other}; asked at each start, as {@link Index#is}. */
    boolean is(Table other) {
        return name.equals(other.name);
    }

    /** The SQL that creates it if it is missing. */
    public String create() {
        return "CREATE TABLE IF NOT EXISTS " + name + body();
    }

    /** The SQL that creates a temporary table with the same columns under another name. */
    public String createTemporary(String temporaryName) {
        return "CREATE TEMP TABLE " + temporaryName + body();
    }

    private String body() {
        return Stream.concat(columns.stream().map(Column::toString), constraints.stream())
                .collect(Collectors.joining(",\n  ", " (\n  ", "\n)"));
    }
}
