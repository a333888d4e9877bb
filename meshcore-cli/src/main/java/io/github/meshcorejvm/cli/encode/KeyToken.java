package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.codec.token.AuthToken;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshcore key token}. */
@Command(
        name = "token",
        description = {
            "A token with which a node authenticates to an MQTT broker: the password.",
            "The user name goes to standard error."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore key token @node.args --audience mqtt.example.org --lifetime 24h",
            "",
            "Exit status: 0; 2 for wrong options."
        })
final class KeyToken implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private NodeOption node = new NodeOption();

    @Option(names = "--audience", paramLabel = "HOST", required = true, description = "The broker's host name.")
    private String audience = "";

    @Option(
            names = "--lifetime",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "Validity period: 90m, 24h or 7d (default: 1h).")
    private String lifetime = "";

    @Option(names = "--now", paramLabel = "TIME", description = "The time of issue, such as 2026-11-01T00:00:00Z.")
    private String now = "";

    @Option(
            names = "--claim",
            paramLabel = "NAME=TEXT",
            description = "Additional claim, such as owner=... or email=... Repeatable.")
    private List<String> claims = new ArrayList<>();

    /** Created by picocli. */
    KeyToken() {}

    @Override
    public Integer call() {
        try {
            Instant issued = Times.instant("--now", now);
            Duration valid = Times.span("--lifetime", lifetime);
            requireTimes(issued, valid);
            Audience.require(audience);
            AuthToken token = AuthToken.create(node.keyPair(), audience, issued, valid, Claims.parse(claims));
            PrintWriter err = spec.commandLine().getErr();
            err.println("user name: " + token.userName());
            err.println("valid until: " + token.expiresAt());
            spec.commandLine().getOut().println(token.encoded());
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private static void requireTimes(Instant issued, Duration valid) {
        if (issued.isBefore(Instant.EPOCH) || issued.isAfter(AuthToken.MAX_TIME)) {
            throw new IllegalArgumentException("--now must be from " + Instant.EPOCH + " to " + AuthToken.MAX_TIME);
        }
        if (issued.plus(valid).isAfter(AuthToken.MAX_TIME)) {
            throw new IllegalArgumentException(
                    "--lifetime must end by " + AuthToken.MAX_TIME + ", the latest time that a token can have");
        }
    }
}
