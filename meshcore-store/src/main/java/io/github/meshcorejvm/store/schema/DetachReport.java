package io.github.meshcorejvm.store.schema;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What was taken out of a file for other programs' converters.
 *
 * @param tables how many tables of our own were removed
 * @param rows how many rows that had been set aside were written to a file
 * @param written that file; empty when nothing was set aside
 */
public record DetachReport(int tables, long rows, Optional<Path> written) {

    /** Refuses null. */
    public DetachReport {
        Objects.requireNonNull(written, "written");
    }
}
