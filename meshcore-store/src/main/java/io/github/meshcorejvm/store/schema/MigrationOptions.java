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
 * @param writerRole of a PostgreSQL server, gets the rights of a writer
 * @param readerRole of a PostgreSQL server, gets the rights of a reader
 */
public record MigrationOptions(
        boolean backup,
        Optional<Path> backupFolder,
        boolean observersAutoincrement,
        Optional<String> writerRole,
        Optional<String> readerRole) {

    /** With a copy beside the file, and no more than is needed. */
    public static final MigrationOptions DEFAULT = new MigrationOptions(true, Optional.empty(), false);

    /** Refuses null. */
    public MigrationOptions {
        Objects.requireNonNull(backupFolder, "backupFolder");
        Objects.requireNonNull(writerRole, "writerRole");
        Objects.requireNonNull(readerRole, "readerRole");
    }

    /** Without roles. */
    public MigrationOptions(boolean backup, Optional<Path> backupFolder, boolean observersAutoincrement) {
        this(backup, backupFolder, observersAutoincrement, Optional.empty(), Optional.empty());
    }

    /** The same, with the roles of a PostgreSQL server that get their rights. */
    public MigrationOptions withRoles(Optional<String> writer, Optional<String> reader) {
        return new MigrationOptions(backup, backupFolder, observersAutoincrement, writer, reader);
    }
}
