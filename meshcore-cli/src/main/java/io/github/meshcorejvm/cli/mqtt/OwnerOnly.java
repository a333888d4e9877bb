package io.github.meshcorejvm.cli.mqtt;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Mode 0600, where the file system supports it: anyone who can derive a client id can take its messages. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** The attributes to create {@code file} with. */
    public static FileAttribute<?>[] attributes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
