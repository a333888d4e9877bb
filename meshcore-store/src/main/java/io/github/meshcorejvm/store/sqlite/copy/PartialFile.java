package io.github.meshcorejvm.store.sqlite.copy;

import io.github.meshcorejvm.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that gets its final name when it is complete and on disk. */
final class PartialFile {

    private PartialFile() {}

    static void publish(Path partial, Path file) {
        try {
            synchronize(partial, StandardOpenOption.WRITE);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new StoreException(file + " was made by another program meanwhile; choose a new file");
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                synchronize(folder, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw new StoreException("cannot rename " + partial + " to " + file + ": " + e, e);
        }
    }

    private static void synchronize(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /** Removes it, with SQLite's files next to it; if that fails, the next copy reports what is left. */
    static void delete(Path partial) {
        for (String ending : new String[] {"", "-wal", "-shm", "-journal"}) {
            try {
                Files.deleteIfExists(partial.resolveSibling(partial.getFileName() + ending));
            } catch (IOException e) {
                return;
            }
        }
    }
}
