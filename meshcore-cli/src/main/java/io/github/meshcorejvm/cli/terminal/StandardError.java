package io.github.meshcorejvm.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** Where standard error goes: status lines and progress bars are only for a terminal, never for a file or a pipe. */
public final class StandardError {

    private static final Path LINK = Path.of("/proc/self/fd/2");

    private StandardError() {}

    /** Whether a line can be redrawn there. */
    public static boolean isTerminal() {
        String term = System.getenv("TERM");
        return term != null && !term.equals("dumb") && isTerminalDevice();
    }

    /** {@code System.console()} knows only of standard input and output, so the system is asked. */
    private static boolean isTerminalDevice() {
        try {
            String target = Files.readSymbolicLink(LINK).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return isTerminalToShell();
        }
    }

    private static boolean isTerminalToShell() {
        try {
            Process test = new ProcessBuilder("sh", "-c", "test -t 2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return test.waitFor(1, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException none) {
            return Ansi.AUTO.enabled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
