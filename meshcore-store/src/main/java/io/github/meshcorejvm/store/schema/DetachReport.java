package io.github.meshcorejvm.store.schema;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What was removed from a file for other programs' converters.
 *
 * @param tables how many of this program's own tables were removed
 * @param rows how many set-aside rows were written to a file
 * @param written that file; empty when nothing was set aside
 */
public record DetachReport(int tables, long rows, Optional<Path> written) {

    /** Refuses null. */
    public DetachReport {
        Objects.requireNonNull(written, "written");
    }
}
