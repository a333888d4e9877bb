package io.github.meshcorejvm.cli.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much space a database file and its write-ahead log take, and how much is free on their disk. Measured by a task and not
 * on request: a drive that hangs must not block the metrics server. Safe for use by multiple threads.
 */
public final class StorageSpace {

    /** The time between two measurements. */
    public static final Duration PERIOD = Duration.ofSeconds(30);

    private final Path file;
    private volatile Optional<Sample> last = Optional.empty();

    public StorageSpace(Path file) {
        this.file = file;
    }

    /**
     * The measured sizes, in bytes.
     *
     * @param database size of the file
     * @param log size of its write-ahead log, 0 if there is none
     * @param free free space of the file system, for this user
     */
    record Sample(long database, long log, long free) {}

    /** Measures now. */
    public void measure() throws IOException {
        last = Optional.of(new Sample(
                size(file),
                size(file.resolveSibling(file.getFileName() + "-wal")),
                Files.getFileStore(file).getUsableSpace()));
    }

    private static long size(Path path) throws IOException {
        try {
            return Files.size(path);
        } catch (NoSuchFileException none) {
            return 0;
        }
    }

    Optional<Sample> last() {
        return last;
    }
}
