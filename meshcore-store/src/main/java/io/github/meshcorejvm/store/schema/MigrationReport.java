package io.github.meshcorejvm.store.schema;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a migration did.
 *
 * @param conversion the conversion of a file of version 2, if it was one
 * @param steps the other steps that had something to do, in order
 * @param backup a copy of the file as it was, if one was made first
 */
public record MigrationReport(Optional<Conversion> conversion, List<DoneStep> steps, Optional<Path> backup) {

    /** Copies the list. */
    public MigrationReport {
        Objects.requireNonNull(conversion, "conversion");
        Objects.requireNonNull(backup, "backup");
        steps = List.copyOf(steps);
    }

    /**
     * A step that was run.
     *
     * @param title what it does
     * @param rows how many rows it changed
     */
    public record DoneStep(String title, long rows) {

        /** Refuses null. */
        public DoneStep {
            Objects.requireNonNull(title, "title");
        }
    }

    /**
     * A file of version 2 became one of version 3.
     *
     * @param backup a copy of the file as it was, unless none was wanted
     * @param observations rows converted
     * @param folded how many of these were duplicates, merged into another row
     * @param observersCreated observers created because only observations named them
     * @param orphans observations without a transmission, to be set aside later
     * @param datedByTransmission observations with an invalid time, which got that of their transmission
     */
    public record Conversion(
            Optional<Path> backup,
            long observations,
            long folded,
            long observersCreated,
            long orphans,
            long datedByTransmission) {

        /** Refuses null. */
        public Conversion {
            Objects.requireNonNull(backup, "backup");
        }
    }

    /** Whether there was nothing to do. */
    public boolean isEmpty() {
        return conversion.isEmpty() && steps.isEmpty();
    }
}
