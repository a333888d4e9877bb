package io.github.meshcorejvm.cli;

/** The exit statuses of every {@code meshcore} command. */
public final class ExitCode {

    /** The command succeeded. */
    public static final int OK = 0;
    /** The command ran, and failed: a database, a file, a broker, bad input. */
    public static final int FAILED = 1;
    /** The command line or the configuration cannot be understood; nothing was opened. */
    public static final int USAGE = 2;
    /** SIGINT ended the command before it had read all of its input; what it read is written. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
