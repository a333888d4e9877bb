package io.github.meshcorejvm.store.beside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads files of a folder that other users may write to: regular files up to a limit only. A pipe would block the open for
 * ever, a device never ends, and a link leads to any of them.
 */
final class BoundedFile {

    private BoundedFile() {}

    /**
     * The text of a file, or empty when it is not a regular file or larger than allowed.
     *
     * @throws java.nio.charset.CharacterCodingException when the content is not UTF-8
     */
    static Optional<String> read(Path file, int maxBytes) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() > maxBytes) {
            return Optional.empty();
        }
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            // The file may have grown since its size was taken.
            bytes = input.readNBytes(maxBytes + 1);
        }
        if (bytes.length > maxBytes) {
            return Optional.empty();
        }
        StringWriter text = new StringWriter();
        try (Reader reader =
                new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder())) {
            reader.transferTo(text);
        }
        return Optional.of(text.toString());
    }
}
