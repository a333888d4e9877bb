package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.codec.token.AuthToken;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshcore key verify-token}. */
@Command(
        name = "verify-token",
        description = "Check a token and print its claims.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  meshcore key verify-token --audience mqtt.example.org eyJhbGciOi...",
            "",
            "Exit status: 0 if the token is valid; 1 if not; 2 for wrong options."
        })
final class KeyVerifyToken implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "TOKEN", description = "The password of a node.")
    private String token = "";

    @Option(names = "--audience", paramLabel = "HOST", required = true, description = "The broker's host name.")
    private String audience = "";

    @Option(
            names = "--now",
            paramLabel = "TIME",
            description = "Time to check it at, such as 2026-11-01T00:00:00Z (default: now).")
    private String now = "";

    /** Created by picocli. */
    KeyVerifyToken() {}

    @Override
    public Integer call() {
        Instant time;
        try {
            time = Times.instant("--now", now);
            Audience.require(audience);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        PrintWriter out = spec.commandLine().getOut();
        AuthToken parsed;
        try {
            parsed = AuthToken.parse(token.strip());
        } catch (IllegalArgumentException malformed) {
            // For a script it is as invalid as one that has expired.
            out.println(TerminalText.escape("INVALID: " + malformed.getMessage()));
            return ExitCode.FAILED;
        }
        Optional<AuthToken.Problem> problem = parsed.verify(time, audience);
        out.println(problem.map(it -> "INVALID: " + words(it)).orElse("valid"));
        parsed.claims().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(claim -> out.println(TerminalText.escape("  " + claim.getKey() + " " + claim.getValue())));
        out.println("  issued " + parsed.issuedAt() + ", expires " + parsed.expiresAt());
        return problem.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String words(AuthToken.Problem problem) {
        return switch (problem) {
            case INVALID_SIGNATURE -> "the signature is not that of the public key";
            case EXPIRED -> "expired";
            case NOT_YET_VALID -> "issued in the future";
            case WRONG_AUDIENCE -> "for another audience";
        };
    }
}
