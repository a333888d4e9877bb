package io.github.meshcorejvm.store.sqlite.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Unpacked libraries that killed programs left behind: ours, and those of the SQLite driver in earlier versions. */
final class Leftovers {

    /** A library is loaded within moments; after that its file may be deleted. */
    private static final Duration SURELY_LOADED = Duration.ofHours(1);

    private static final Pattern OF_THE_DRIVER =
            Pattern.compile("sqlite-[0-9.]+-[0-9a-f-]{36}-[a-z]*sqlitejdbc\\.(so|dll|dylib|jnilib)(\\.lck)?");

    private Leftovers() {}

    /** Deletes those in {@code folder} that are older than an hour, where possible; never fails. */
    static void delete(Path folder) {
        Instant before = Instant.now().minus(SURELY_LOADED);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "{meshcore-,}sqlite-*")) {
            for (Path entry : entries) {
                delete(entry, before);
            }
        } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
            // The folder is missing or belongs to another user.
        }
    }

    private static void delete(Path entry, Instant before) throws IOException {
        String name = entry.getFileName().toString();
        boolean folder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        if (folder
                ? !name.startsWith(NativeLibrary.PREFIX)
                : !OF_THE_DRIVER.matcher(name).matches()) {
            return;
        }
        if (Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isAfter(before)) {
            return;
        }
        if (folder) {
            deleteFolder(entry);
        } else {
            deleteQuietly(entry);
        }
    }

    /** Deletes a folder and its files where possible: a loaded library that cannot be deleted is deleted by a later start. */
    static void deleteFolder(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(Leftovers::deleteQuietly);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return;
        }
        deleteQuietly(folder);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It belongs to another user, or the system does not allow deleting a library in use.
        }
    }
}
