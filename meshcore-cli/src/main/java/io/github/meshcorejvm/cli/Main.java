package io.github.meshcorejvm.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;

/** The entry point of the {@code meshcore} command. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit status; the only place that may do so. */
    public static void main(String[] args) {
        // Libraries format with the default locale, which may have digits of its own.
        Locale.setDefault(Locale.ROOT);
        ArgumentEncoding.problem(args.length).ifPresent(problem -> {
            utf8(System.err).println("meshcore: " + problem);
            System.exit(ExitCode.USAGE);
        });
        System.exit(
                commandLine().setOut(utf8(System.out)).setErr(utf8(System.err)).execute(args));
    }

    /** The whole command, ready for {@code setOut}, {@code setErr} and {@code execute}. */
    public static CommandLine commandLine() {
        ErrorRenderer errors = new ErrorRenderer();
        return new CommandLine(new MeshCoreCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }

    /** Names from the air are UTF-8, whatever the locale of the terminal says. */
    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
