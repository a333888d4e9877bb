package io.github.meshcorejvm.cli.config;

import io.github.meshcorejvm.store.internal.BoundedRead;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Reads files that the configuration names, including pipes such as {@code <(...)}, with a limit. */
public final class ConfigBytes {

    private static final int MAX_BYTES = 16 << 20;
    /** The writer of a pipe may have to get secrets from a server first. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private ConfigBytes() {}

    static byte[] read(Path file) throws IOException {
        return BoundedRead.bytes(file, MAX_BYTES, MAX_WAIT);
    }

    /**
     * The content of a file.
     *
     * @param what the file is, for the error
     * @throws NoSuchFileException if there is none
     * @throws IOException if it cannot be read, with its name and the reason, or is larger than {@code maxBytes}
     */
    public static byte[] read(String what, Path file, int maxBytes) throws IOException {
        try {
            return BoundedRead.bytes(file, maxBytes);
        } catch (NoSuchFileException missing) {
            throw missing;
        } catch (IOException unreadable) {
            // Without a cause: its message is often only the name of the file.
            throw new IOException(what + " " + file + " cannot be read: " + reason(unreadable));
        }
    }

    /** Why a file cannot be read. */
    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileSystemException && ((FileSystemException) failure).getReason() != null) {
            return ((FileSystemException) failure).getReason();
        }
        String text = String.valueOf(failure.getMessage());
        return text.equals("Is a directory") ? "it is a folder" : text;
    }
}
