package io.github.meshcorejvm.store.copy.rows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that is copied.
 *
 * @param name the same in both engines
 * @param columns those of the contract, in PostgreSQL's order
 * @param key the columns that order its rows, the same way in both engines: bytes of UTF-8, or numbers
 */
public record CopyTable(String name, List<CopyColumn> columns, List<String> key) {

    /** The limit for all texts of one row, which is in memory several times; also this program's own for rows of a file. */
    public static final int MAX_ROW_BYTES = 8 << 20;

    /** Copies the lists. */
    public CopyTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /**
     * A table written as {@code name:B name:D name:T}, for integers, doubles and texts; with {@code !} for a column that is
     * never NULL, {@code #} for ids and what refers to them, {@code +} for counts.
     */
    static CopyTable of(String name, String key, String columns) {
        return new CopyTable(
                name,
                Arrays.stream(columns.strip().split("\\s+")).map(CopyColumn::of).toList(),
                List.of(key.split(" ")));
    }

    /** Whether rows are ordered by an integer, which then is the first column. */
    public boolean hasIntegerKey() {
        return columns.get(0).kind() == CopyColumn.Kind.INTEGER
                && key.equals(List.of(columns.get(0).name()));
    }

    /** The columns that hold texts. */
    public List<String> texts() {
        return columns.stream()
                .filter(column -> column.kind() == CopyColumn.Kind.TEXT)
                .map(column -> quoted(column.name()))
                .toList();
    }

    /** How many bytes all texts of a row have, in SQL of either engine, which need not load them for that. */
    public String textBytes() {
        return texts().stream()
                .map(text -> "coalesce(octet_length(" + text + "), 0)")
                .collect(Collectors.joining(" + "));
    }

    /** What is said of a row that is too large. */
    public static String tooLarge(long bytes) {
        return "the texts of the row have " + bytes + " bytes, at most " + MAX_ROW_BYTES + " bytes can be copied";
    }

    /** The names of the columns, in SQL of either engine. */
    public String columnList() {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
    }

    /** What follows ORDER BY. */
    public String order() {
        return key.stream().map(CopyTable::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
