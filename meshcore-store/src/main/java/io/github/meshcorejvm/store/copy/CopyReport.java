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
 * @param repairedTexts from how many texts the character U+0000 was removed
 * @param times how long it took
 */
public record CopyReport(
        List<CopiedTable> tables, List<String> leftBehind, long repairedNumbers, long repairedTexts, Times times) {

    /** Copies the lists. */
    public CopyReport {
        tables = List.copyOf(tables);
        leftBehind = List.copyOf(leftBehind);
        Objects.requireNonNull(times, "times");
    }

    /**
     * How long the parts of a copy took.
     *
     * @param rows copying the rows
     * @param indexes building indexes and keys
     * @param comparison reading the target and comparing every column
     * @param total all of it, with checks and what remains to be done at the end
     */
    public record Times(Duration rows, Duration indexes, Duration comparison, Duration total) {

        /** Refuses null. */
        public Times {
            Objects.requireNonNull(rows, "rows");
            Objects.requireNonNull(indexes, "indexes");
            Objects.requireNonNull(comparison, "comparison");
            Objects.requireNonNull(total, "total");
        }
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
