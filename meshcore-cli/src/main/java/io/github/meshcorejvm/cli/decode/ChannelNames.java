package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.decode.input.InputFile;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.HashtagSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Reads a file of channels: names of hashtag channels, one per line, with or without {@code #}; {@code NAME=KEY}; or links. A
 * line {@code # text}, with a blank after the #, is a comment.
 */
final class ChannelNames {

    private static final int FILE_RANK = 5;

    private ChannelNames() {}

    /** The hashtags of a file, for the search; channels with a key are added to {@code channels}. */
    static HashtagSearch read(Path file, ChannelKeyring.Builder channels) throws IOException {
        InputFile.requireNoFolder(file);
        try (Stream<String> lines = Files.lines(file)) {
            return HashtagSearch.of(lines.map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.equals("#") && !line.startsWith("# "))
                    .filter(line -> isHashtag(line, channels))
                    .iterator());
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof MalformedInputException) {
                throw new IOException(file + " is not UTF-8", e.getCause());
            }
            throw e.getCause();
        }
    }

    private static boolean isHashtag(String line, ChannelKeyring.Builder channels) {
        if (line.indexOf('=') < 0) {
            return true;
        }
        return NamedChannelKey.parse(line)
                .map(key -> {
                    channels.add(key.name(), key.key(), FILE_RANK);
                    return false;
                })
                .orElse(true);
    }
}
