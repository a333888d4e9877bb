package io.github.meshcorejvm.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Help.Ansi;

/** Where the program reads and prints: colours, status lines and progress bars are only for a terminal, never for a file or a pipe. */
public enum StandardStream {
    /** Standard input. */
    INPUT(0),
    /** Standard output. */
    OUTPUT(1),
    /** Standard error. */
    ERROR(2);

    private final int descriptor;

    StandardStream(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Whether it is a terminal. {@code System.console()} only knows whether input and output both are, so the system is asked. */
    public boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException elsewhere) {
            return isTerminalToShell();
        }
    }

    /** Whether a line can be redrawn there. */
    public boolean canRedraw() {
        String term = System.getenv("TERM");
        return term != null && !term.equals("dumb") && isTerminal();
    }

    private boolean isTerminalToShell() {
        ProcessBuilder test = new ProcessBuilder("sh", "-c", "test -t " + descriptor);
        switch (this) {
            case INPUT -> test.redirectInput(ProcessBuilder.Redirect.INHERIT);
            case OUTPUT -> test.redirectOutput(ProcessBuilder.Redirect.INHERIT);
            case ERROR -> test.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        try {
            Process process = test.start();
            return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return Ansi.AUTO.enabled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
