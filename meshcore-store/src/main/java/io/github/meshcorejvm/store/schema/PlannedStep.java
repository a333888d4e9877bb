package io.github.meshcorejvm.store.schema;

import java.util.Locale;
import java.util.Objects;

/**
 * A step that a migration is going to run.
 *
 * @param title as shown to users
 * @param rows how many rows it changes or deletes; 0 if it only adds
 */
public record PlannedStep(String title, long rows) {

    /** Refuses null. */
    public PlannedStep {
        Objects.requireNonNull(title, "title");
    }

    /** A step that adds a column, a table or an index. */
    public static PlannedStep adding(String title) {
        return new PlannedStep(title, 0);
    }

    /** As one line. */
    @Override
    public String toString() {
        return rows == 0 ? title : String.format(Locale.ROOT, "%s: %d rows", title, rows);
    }
}
