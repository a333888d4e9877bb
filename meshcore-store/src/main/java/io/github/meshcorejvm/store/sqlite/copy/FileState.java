package io.github.meshcorejvm.store.sqlite.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Detects whether a database was written to, by size and time of the file and of SQLite's files next to it. Readers change none
 * of them.
 */
record FileState(List<String> files) {

    static FileState of(Path file) throws IOException {
        return new FileState(List.of(of(file, ""), of(file, "-wal"), of(file, "-journal")));
    }

    private static String of(Path file, String ending) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(file.resolveSibling(file.getFileName() + ending), BasicFileAttributes.class);
            return found.size() + " " + found.lastModifiedTime();
        } catch (NoSuchFileException none) {
            return "none";
        }
    }
}
