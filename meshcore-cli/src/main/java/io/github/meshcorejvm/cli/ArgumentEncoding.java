package io.github.meshcorejvm.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds arguments that Java could not read: it replaces what is not UTF-8, and under the C locale everything that is not
 * ASCII.
 */
final class ArgumentEncoding {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private static final char REPLACEMENT = '\uFFFD';

    private ArgumentEncoding() {}

    /** A hint for the user, if one of these arguments, the last of this process, was misread. */
    static Optional<String> problem(String... arguments) {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
        try {
            if (charset.equals(StandardCharsets.US_ASCII)
                    && !isAscii(Files.readAllBytes(COMMAND_LINE), arguments.length)) {
                return Optional.of("an argument has characters that the locale of this terminal or service (" + name
                        + ") cannot express: set LC_ALL=C.UTF-8");
            }
            if (charset.equals(StandardCharsets.UTF_8)
                    && String.join("", arguments).indexOf(REPLACEMENT) >= 0
                    && !isUtf8(Files.readAllBytes(COMMAND_LINE), arguments.length)) {
                return Optional.of("an argument is not UTF-8");
            }
            return Optional.empty();
        } catch (IOException e) {
            // Not on Linux: the original arguments are unknown.
            return Optional.empty();
        }
    }

    /** Whether the last {@code count} of the arguments, each ended by a NUL, are ASCII. */
    static boolean isAscii(byte[] commandLine, int count) {
        for (int i = begin(commandLine, count); i < commandLine.length; i++) {
            if (commandLine[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether they are UTF-8: Java's replacement character may be in them as such. */
    static boolean isUtf8(byte[] commandLine, int count) {
        int begin = begin(commandLine, count);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(commandLine, begin, commandLine.length - begin));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static int begin(byte[] commandLine, int count) {
        int ends = 0;
        int begin = commandLine.length;
        while (begin > 0 && (commandLine[begin - 1] != 0 || ++ends <= count)) {
            begin--;
        }
        return begin;
    }
}
