package io.github.meshcorejvm.cli;

import io.github.meshcorejvm.cli.log.LoggingProvider;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/** The entry point of the {@code meshcore} command. */
public final class Main {

    static {
        // No option is a time or a connection, and picocli looks up how to read each such type for each command.
        System.setProperty("picocli.converters.excludes", "java\\.(?:sql|time)\\..*");
        System.setProperty("slf4j.provider", LoggingProvider.NAME);
        // Otherwise SLF4J prints that it was told so.
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    private Main() {}

    /** Runs the command and ends the process with its exit status; the only place that may do so. */
    public static void main(String[] args) {
        int status = ExitCode.FAILED;
        try {
            // Libraries format with the default locale, which may have its own digits.
            Locale.setDefault(Locale.ROOT);
            status = run(args);
        } catch (Throwable fatal) {
            // An Error: neither remaining threads nor hooks that need a new one may keep the process running.
            try {
                System.err.println("meshcore: " + ErrorRenderer.lastLine(fatal));
            } finally {
                Runtime.getRuntime().halt(ExitCode.FAILED);
            }
        }
        // Newer JVMs set up logging in System.exit, which takes a tenth of the time of a short command. If no other
        // thread is left, the process ends without it.
        if (status != ExitCode.OK || Thread.activeCount() > 1) {
            System.exit(status);
        }
    }

    /** Runs the command on the standard streams; returns its exit status. */
    static int run(String... args) {
        StandardOutput output = new StandardOutput();
        PrintWriter out = output.writer();
        PrintWriter err = new Utf8PrintWriter(System.err);
        Optional<String> unreadable = ArgumentEncoding.problem(args);
        if (unreadable.isPresent()) {
            err.println("meshcore: " + unreadable.get());
            return ExitCode.USAGE;
        }
        Optional<String> folder = ArgumentFiles.folder(args);
        if (folder.isPresent()) {
            err.println(TerminalText.escape("meshcore: " + folder.get()));
            return ExitCode.USAGE;
        }
        int status = execute(out, err, args);
        out.flush();
        if (output.problem().isPresent()) {
            err.println("meshcore: standard output cannot be written: "
                    + output.problem().get());
            return status == ExitCode.OK ? ExitCode.FAILED : status;
        }
        return status;
    }

    private static int execute(PrintWriter out, PrintWriter err, String... args) {
        if (ManifestVersion.isAsked(args)) {
            // Frequent queries of scripts need no parser.
            for (String line : new ManifestVersion().getVersion()) {
                out.println(line);
            }
            return ExitCode.OK;
        }
        return commandLineFor(args).setOut(out).setErr(err).execute(args);
    }

    /** The whole command, ready for {@code setOut}, {@code setErr} and {@code execute}. */
    public static CommandLine commandLine() {
        return commandLine(EnumSet.allOf(Subcommand.class));
    }

    /** As much of the command as these arguments need. */
    static CommandLine commandLineFor(String... args) {
        return commandLine(Subcommand.neededFor(args));
    }

    private static CommandLine commandLine(Set<Subcommand> needed) {
        CommandLine commandLine = new CommandLine(new MeshCoreCommand().spec(), new LateFactory());
        for (Subcommand subcommand : needed) {
            commandLine.addSubcommand(subcommand.text(), subcommand.create());
        }
        CommandRun.handle(commandLine);
        // These settings apply to the subcommands too.
        DecimalOption decimal = new DecimalOption();
        return commandLine
                .registerConverter(Double.class, decimal)
                .registerConverter(double.class, decimal)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                // In argument files too, # begins the name of a hashtag channel.
                .setAtFileCommentChar(null);
    }
}
