package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandFailedException;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets ingests on the same database find each other, by the file {@code <database>.ingest}: a line for each running ingest,
 * with host, process id and start, and a lock for each line, which the system releases when the process ends, however it ends.
 * So a line without a lock is stale. Only client ids depend on it: the database allows any number of writers. Safe for use by
 * multiple threads.
 */
final class IngestLock implements AutoCloseable {

    /** All lines have this length, so that each process writes only its own. */
    private static final int LINE = 200;

    private static final int MAX_INGESTS = 16;
    /** Far after the lines, so that the lines can be read even where locks are mandatory. */
    private static final long LOCKS_BEGIN = 1L << 40;

    private static final String STOPPING = "stopping";

    private final Path file;
    private final FileChannel channel;
    private final int number;
    private final Optional<Object> identity;

    private IngestLock(Path file, FileChannel channel, int number) {
        this.file = file;
        this.channel = channel;
        this.number = number;
        identity = identity(file);
    }

    /** The file of a database, the same for all links to the database. */
    static Path file(Path database) throws IOException {
        Path real = Files.exists(database) ? database.toRealPath() : database.toAbsolutePath();
        return real.resolveSibling(real.getFileName() + ".ingest");
    }

    /**
     * Takes the first free line.
     *
     * @param self the description of this ingest for the others
     * @throws IOException if the file cannot be written
     */
    static IngestLock take(Path database, String self) throws IOException {
        return take(file(database), self, 1);
    }

    /**
     * Takes its line in the file that has its name now, or any other line if that one is taken; this one remains to be closed.
     *
     * @throws IOException if the file cannot be written
     */
    IngestLock again(String self) throws IOException {
        return take(file, self, number);
    }

    private static IngestLock take(Path file, String self, int preferred) throws IOException {
        FileChannel channel = open(file, StandardOpenOption.CREATE);
        try {
            for (int turn = 0; turn <= MAX_INGESTS; turn++) {
                int line = turn == 0 ? preferred : turn;
                // Held until the channel is closed.
                if (tryLock(channel, line) != null) {
                    IngestLock taken = new IngestLock(file, channel, line);
                    taken.write(self);
                    return taken;
                }
            }
            throw new IOException("more than " + MAX_INGESTS + " ingests use it");
        } catch (IOException | RuntimeException e) {
            try (channel) {
                throw e;
            }
        }
    }

    /** The ingests that run on a database; for a process that is not one of them. */
    static List<String> running(Path database) throws IOException {
        Path file = file(database);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (IngestLock none = new IngestLock(file, open(file), 0)) {
            return none.others();
        }
    }

    /**
     * Refuses to work on a database that an ingest uses.
     *
     * @param prefix of the message, such as an option
     * @param untouched what did not happen, as a sentence
     */
    static void requireNone(Path database, String prefix, String untouched) {
        try {
            List<String> running = running(database);
            if (!running.isEmpty()) {
                throw new CommandFailedException(prefix + "ingest is running on " + database + " (" + running.get(0)
                        + "); stop it first. " + untouched);
            }
        } catch (IOException e) {
            throw new CommandFailedException(
                    prefix + "cannot check whether ingest is running on " + database + ": " + e);
        }
    }

    /** Also for reading, so that the call does not block on a pipe of that name, which is refused. */
    private static FileChannel open(Path file, StandardOpenOption... more) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is not a regular file");
        }
        Set<OpenOption> options =
                new HashSet<>(Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
        options.addAll(List.of(more));
        return FileChannel.open(file, options);
    }

    /** 1 for the only ingest on a database; further ones count up. */
    int number() {
        return number;
    }

    /** Whether the file was deleted or moved away, but not with its folder: ingests that start now do not see this one. */
    boolean isLost() {
        return !identity.equals(identity(file)) && Files.isDirectory(file.resolveSibling(""));
    }

    private static Optional<Object> identity(Path file) {
        try {
            return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (IOException gone) {
            return Optional.of("gone");
        }
    }

    /** The other ingests that run now, according to their lines. */
    synchronized List<String> others() throws IOException {
        List<String> others = new ArrayList<>();
        for (int line = 1; line <= MAX_INGESTS; line++) {
            if (line != number && isLocked(line)) {
                others.add(read(line));
            }
        }
        return others;
    }

    /** The numbers that no ingest has now. */
    synchronized List<Integer> free() throws IOException {
        List<Integer> free = new ArrayList<>();
        for (int line = 1; line <= MAX_INGESTS; line++) {
            if (line != number && !isLocked(line)) {
                free.add(line);
            }
        }
        return free;
    }

    /** Whether the previous ingest is about to end, so that its line will become free. */
    synchronized boolean followsAStoppingOne() throws IOException {
        return number > 1 && isLocked(number - 1) && read(number - 1).endsWith(STOPPING);
    }

    /** Announces to an ingest that starts now that this one is about to end. */
    synchronized void stopping() throws IOException {
        write(read(number) + " " + STOPPING);
    }

    private boolean isLocked(int line) throws IOException {
        FileLock probe = tryLock(channel, line);
        if (probe == null) {
            return true;
        }
        probe.release();
        return false;
    }

    private static @Nullable FileLock tryLock(FileChannel channel, int line) throws IOException {
        try {
            return channel.tryLock(LOCKS_BEGIN + line, 1, false);
        } catch (OverlappingFileLockException heldInThisProcess) {
            return null;
        }
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] line = " ".repeat(LINE - 1).concat("\n").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, line, 0, Math.min(bytes.length, LINE - 1));
        channel.write(ByteBuffer.wrap(line), (number - 1L) * LINE);
    }

    private String read(int line) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LINE);
        channel.read(bytes, (line - 1L) * LINE);
        return TerminalText.escape(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip());
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
