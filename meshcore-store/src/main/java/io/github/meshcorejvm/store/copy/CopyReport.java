package io.github.meshcorejvm.store.copy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What a copy did.
 *
 * @param tables all tables, in the order in which they were copied
 * @param leftBehind what in the source was not copied, one item per line
 * @param repairedNumbers how many numbers did not fit the type of their column and were rounded or removed
 * @param rowsTime how long copying the rows took
 * @param totalTime how long the whole copy took, with checks, indexes and comparison
 */
public record CopyReport(
        List<CopiedTable> tables,
        List<String> leftBehind,
        long repairedNumbers,
        Duration rowsTime,
        Duration totalTime) {

    /** Copies the lists. */
    public CopyReport {
        tables = List.copyOf(tables);
        leftBehind = List.copyOf(leftBehind);
        Objects.requireNonNull(rowsTime, "rowsTime");
        Objects.requireNonNull(totalTime, "totalTime");
    }

    /**
     * A table, the same in the source and in the target.
     *
     * @param name as in SQL
     * @param rows how many
     * @param sha256 of all its columns in the order of its key, in hex
     */
    public record CopiedTable(String name, long rows, String sha256) {

        /** Refuses null. */
        public CopiedTable {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /** The rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(CopiedTable::rows).sum();
    }
}
