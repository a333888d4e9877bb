package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandFailedException;
import io.github.meshcorejvm.cli.CommandOutput;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.monitor.HealthProbe;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshcore health}: asks a running ingest whether it is healthy, for containers and monitoring. */
@Command(
        name = "health",
        description = {HealthCommand.DESCRIPTION, "Prints ok, or the reasons why it is not healthy."},
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  meshcore health http://127.0.0.1:9464",
            "  meshcore health --quiet 127.0.0.1:9464 || systemctl restart meshcore",
            "",
            "Exit status: 0 when it is healthy; 1 when it is not or does not answer; 2 for wrong options."
        })
public final class HealthCommand implements Callable<Integer> {

    /** What it is for, as the help says it. */
    public static final String DESCRIPTION = "Ask a running `meshcore ingest` for its health.";

    private static final int MAX_TIMEOUT_SECONDS = 600;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "URL",
            description = "Address of `metrics.listen` in the configuration of the ingest: http://HOST:PORT, with or"
                    + " without /healthz.")
    private String url = "";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Time to wait for a connection, and for the answer; default: ${DEFAULT-VALUE}.")
    private int timeout = 5;

    @Mixin
    private CommandOutput output;

    /** Created by picocli. */
    public HealthCommand() {}

    @Override
    public Integer call() {
        if (timeout < 1 || timeout > MAX_TIMEOUT_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "--timeout must be 1.." + MAX_TIMEOUT_SECONDS + " seconds but is " + timeout);
        }
        HealthProbe.Answer answer = new HealthProbe(address(), timeout).ask();
        if (!answer.healthy()) {
            throw new CommandFailedException(
                    TerminalText.escapeLines(answer.text().strip()));
        }
        output.print(answer.text().strip());
        return ExitCode.OK;
    }

    private URI address() {
        try {
            return HealthProbe.address(url);
        } catch (IllegalArgumentException invalid) {
            // Not shown, because it may contain a password.
            throw new ParameterException(
                    spec.commandLine(), "invalid URL: give http://HOST:PORT or HOST:PORT, as in metrics.listen");
        }
    }
}
