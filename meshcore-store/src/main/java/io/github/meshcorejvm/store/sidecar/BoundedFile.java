package io.github.meshcorejvm.store.sidecar;

import io.github.meshcorejvm.store.internal.BoundedRead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Reads files of a folder that other users may write to: only regular files up to a limit, and no links, which may lead to
 * pipes and devices.
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
        // Both may have changed since.
        byte[] bytes = BoundedRead.bytes(file, maxBytes, LinkOption.NOFOLLOW_LINKS);
        return Optional.of(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString());
    }
}
