package io.github.meshcorejvm.store.schema;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The optional parts of {@code meshcore migrate}.
 *
 * @param backup whether to copy the file before rows are changed
 * @param backupFolder the folder of the copy; that of the file if absent
 * @param observersAutoincrement whether to convert {@code observers} to the layout of the next generation of servers
 * @param writerRole of a PostgreSQL server, gets the rights of a writer
 * @param readerRole of a PostgreSQL server, gets the rights of a reader
 */
public record MigrationOptions(
        boolean backup,
        Optional<Path> backupFolder,
        boolean observersAutoincrement,
        Optional<String> writerRole,
        Optional<String> readerRole) {

    /** With a copy next to the file, and only the necessary steps. */
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
