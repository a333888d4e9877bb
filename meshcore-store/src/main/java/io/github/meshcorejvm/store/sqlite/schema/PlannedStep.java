package io.github.meshcorejvm.store.sqlite.schema;

import java.util.Locale;

/**
 * Something that a migration is going to do.
 *
 * @param title as shown to users
 * @param rows how many rows it changes or deletes; 0 for what only adds
 */
public record PlannedStep(String title, long rows) {

    /** What adds a column, a table or an index. */
    static PlannedStep adding(String title) {
        return new PlannedStep(title, 0);
    }

    /** As one line. */
    @Override
    public String toString() {
        return rows == 0 ? title : String.format(Locale.ROOT, "%s: %d rows", title, rows);
    }
}
