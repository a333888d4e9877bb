package io.github.meshcorejvm.store.sqlite.jdbc;

import io.github.meshcorejvm.store.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The file that a copy is written to until it is complete: {@code <target>.<16 hex digits>.partial}. Each copy has its own, so
 * that two to one target, of which cron started the second too early, do not write to the same file.
 */
final class PartialCopy {

    private static final Pattern ENDING = Pattern.compile(".*\\.[0-9a-f]{16}\\.partial");
    /** One that nobody has written to for so long was left by a process that was killed. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private PartialCopy() {}

    /** Makes an empty file, never through a link, that is no more readable than the source. */
    static Path create(Path source, Path target) throws IOException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path partial =
                Files.createFile(beside(target.toAbsolutePath(), "." + random + ".partial"), permissions(source));
        // A signal that ends the process leaves no time for more.
        beside(partial, "-journal").toFile().deleteOnExit();
        partial.toFile().deleteOnExit();
        return partial;
    }

    private static FileAttribute<?>[] permissions(Path source) throws IOException {
        if (!source.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(source);
        permissions.add(PosixFilePermission.OWNER_WRITE);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    /** Deletes what killed copies of the same source, or to the same target, have left in the folder. */
    static void deleteAbandoned(Path source, Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        Instant before = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isOf(file, source, target))) {
            for (Path file : files) {
                deleteIfOlder(file, before);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // No reason to make no copy.
        }
    }

    private static void deleteIfOlder(Path file, Instant before) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                delete(file);
            }
        } catch (IOException | StoreException kept) {
            // That of another user, or gone already: the others are deleted all the same.
        }
    }

    private static boolean isOf(Path file, Path source, Path target) {
        String name = file.getFileName().toString();
        return ENDING.matcher(name).matches()
                && (name.startsWith(target.getFileName() + ".") || name.startsWith(source.getFileName() + "."));
    }

    static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
            Files.deleteIfExists(beside(partial, "-journal"));
        } catch (IOException e) {
            throw new StoreException("cannot delete " + partial + ": " + e, e);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
