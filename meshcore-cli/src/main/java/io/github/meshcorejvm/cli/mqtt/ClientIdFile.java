package io.github.meshcorejvm.cli.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The token from which MQTT client ids are derived, in a file next to the database. It is not in the database, because the
 * broker's queue must survive if the database is deleted, moved or restored. The file is written once and never changed.
 */
final class ClientIdFile {

    private static final int MAX_BYTES = 1_000;
    private static final Pattern CONTENT = Pattern.compile("([12]) ([0-9a-zA-Z-]{1,100})\\s*");

    private final Path file;

    ClientIdFile(Path database) {
        Path absolute = database.toAbsolutePath();
        file = absolute.resolveSibling(absolute.getFileName() + ".client-id");
    }

    /**
     * The base of client ids.
     *
     * @param value random, or the name that an earlier version kept in the database
     * @param byBroker whether ids depend on the broker; not those of earlier versions
     */
    record Token(String value, boolean byBroker) {}

    /** Its path. */
    Path path() {
        return file;
    }

    /** Whether it was deleted or moved away, but not with its folder. */
    boolean isMissing() {
        return Files.notExists(file, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(file.resolveSibling(""));
    }

    /**
     * The token; empty if there is no file.
     *
     * @throws IOException if the file cannot be read, or does not contain a token
     */
    Optional<Token> read() throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            Matcher content = CONTENT.matcher(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
            if (!content.matches()) {
                throw new FileSystemException(file.toString(), null, "does not contain a token");
            }
            return Optional.of(new Token(content.group(2), content.group(1).equals("2")));
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        }
    }

    /**
     * Creates the file with {@code token} in it.
     *
     * @throws FileAlreadyExistsException if another process created it first
     */
    void create(Token token) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.attributes(file))) {
            String content = (token.byBroker() ? "2 " : "1 ") + token.value() + "\n";
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException failure) {
            // A partial file would count as damaged at each start.
            Files.deleteIfExists(file);
            throw failure;
        }
    }
}
