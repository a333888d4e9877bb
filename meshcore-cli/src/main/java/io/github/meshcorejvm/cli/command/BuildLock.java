package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Prevents two runs from doing the same work, by a lock on a file next to the database, which the system releases when the
 * process ends, however it ends. It is not what prevents counting twice: the database ensures that.
 */
final class BuildLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Path path;
    private final FileChannel channel;
    private final @Nullable FileLock lock;

    private BuildLock(Path path, FileChannel channel, @Nullable FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** The lock, or one that is not held because another process has it. */
    static BuildLock tryToGet(Path database) throws IOException {
        Path path = database.resolveSibling(database.getFileName() + "-neighbors.lock");
        // Also for reading, so that the call does not block on a pipe of that name.
        FileChannel channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            return new BuildLock(path, channel, channel.tryLock());
        } catch (OverlappingFileLockException heldInThisProcess) {
            return new BuildLock(path, channel, null);
        } catch (IOException | RuntimeException e) {
            try (channel) {
                throw e;
            }
        }
    }

    /** The lock, as soon as no other process has it. */
    static BuildLock await(Path database) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            BuildLock lock = tryToGet(database);
            if (lock.isHeld()) {
                return lock;
            }
            lock.close();
            if (System.nanoTime() > end) {
                throw new CommandFailedException("another build has been running on " + database + " for "
                        + PATIENCE.toMinutes() + " minutes; retry when it has finished");
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    boolean isHeld() {
        return lock != null;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (isHeld()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
