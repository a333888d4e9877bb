package io.github.meshcorejvm.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds arguments that Java could not read: under the C locale it replaces everything that is not ASCII. */
final class ArgumentEncoding {

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private ArgumentEncoding() {}

    /** A hint for the user, if one of the last {@code count} arguments of this process was misread. */
    static Optional<String> problem(int count) {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!Charset.isSupported(name) || !Charset.forName(name).equals(StandardCharsets.US_ASCII)) {
            return Optional.empty();
        }
        try {
            return isAscii(Files.readAllBytes(COMMAND_LINE), count)
                    ? Optional.empty()
                    : Optional.of("an argument has characters that the locale of this terminal or service (" + name
                            + ") cannot express: set LC_ALL=C.UTF-8");
        } catch (IOException e) {
            // Not on Linux: the original arguments are unknown.
            return Optional.empty();
        }
    }

    /** Whether the last {@code count} of the arguments, each ended by a NUL, are ASCII. */
    static boolean isAscii(byte[] commandLine, int count) {
        int ends = 0;
        for (int i = commandLine.length - 1; i >= 0; i--) {
            if (commandLine[i] == 0 && ++ends > count) {
                return true;
            }
            if (commandLine[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
