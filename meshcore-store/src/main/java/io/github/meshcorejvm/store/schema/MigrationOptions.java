package io.github.meshcorejvm.store.schema;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code meshcore migrate} was asked to do besides.
 *
 * @param backup whether to copy the file before rows are changed
 * @param backupFolder where the copy goes; beside the file if absent
 * @param observersAutoincrement whether to convert {@code observers} to the layout of the coming servers
 */
public record MigrationOptions(boolean backup, Optional<Path> backupFolder, boolean observersAutoincrement) {

    /** With a copy beside the file, and no more than is needed. */
    public static final MigrationOptions DEFAULT = new MigrationOptions(true, Optional.empty(), false);

    /** Refuses null. */
    public MigrationOptions {
        Objects.requireNonNull(backupFolder, "backupFolder");
    }
}
