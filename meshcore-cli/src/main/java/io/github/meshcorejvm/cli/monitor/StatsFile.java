package io.github.meshcorejvm.cli.monitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the text of a file, atomically, and never through a symbolic link: the folder may be writable by everyone. A
 * failure is logged once. Confined to one thread.
 */
public final class StatsFile {

    private static final Logger LOG = LoggerFactory.getLogger(StatsFile.class);
    private static final Set<OpenOption> NEW_AND_NO_LINK =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private final Path temporary;
    private final FileAttribute<?>[] mode;
    private boolean failing;

    public StatsFile(Path file) {
        this.file = file.toAbsolutePath();
        temporary = this.file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        mode = mode(this.file);
    }

    public void write(String stats) {
        try {
            try (SeekableByteChannel channel = newTemporary()) {
                ByteBuffer bytes = ByteBuffer.wrap(stats.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            failing = false;
        } catch (IOException | RuntimeException failure) {
            if (!failing) {
                LOG.warn("cannot write the statistics file {}: {}", file, failure.toString());
            }
            failing = true;
            removeTemporary();
        }
    }

    /** Never opens anything planted there, such as a pipe, which would block. */
    private SeekableByteChannel newTemporary() throws IOException {
        try {
            return Files.newByteChannel(temporary, NEW_AND_NO_LINK, mode);
        } catch (FileAlreadyExistsException left) {
            Files.delete(temporary);
            return Files.newByteChannel(temporary, NEW_AND_NO_LINK, mode);
        }
    }

    private void removeTemporary() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException | RuntimeException unavailable) {
            LOG.debug("{} stays: {}", temporary, unavailable.toString());
        }
    }

    private static FileAttribute<?>[] mode(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
