package io.github.meshcorejvm.cli.decode.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files to read that are named on the command line. */
public final class InputFile {

    private InputFile() {}

    /**
     * Opens a file.
     *
     * @throws IOException if that is impossible; the message names the file
     */
    public static InputStream open(String name) throws IOException {
        if (name.isEmpty()) {
            throw new IOException("the name of the file is empty; standard input is -");
        }
        Path file = Path.of(name);
        requireNoFolder(file);
        return Files.newInputStream(file);
    }

    /** Refuses a folder, which can be opened, but whose error in reading does not name it. */
    public static void requireNoFolder(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder, but must be a file");
        }
    }
}
