package io.github.meshcorejvm.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of the configuration: also pipes, as {@code <(...)} makes them, but not without end. */
final class ConfigBytes {

    private static final int MAX_BYTES = 16 << 20;

    private ConfigBytes() {}

    static byte[] read(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            return bytes;
        }
    }
}
