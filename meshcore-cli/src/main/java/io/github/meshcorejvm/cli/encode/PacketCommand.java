package io.github.meshcorejvm.cli.encode;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.codec.payload.Payload;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that makes one packet and prints it in hex. */
abstract class PacketCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RouteOptions route = new RouteOptions();

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "Timestamp of the sender, such as 2026-11-01T00:00:00Z or seconds since 1970 (default: now).")
    private @Nullable String time;

    /** What the packet carries. */
    abstract Payload payload();

    @Override
    public final Integer call() {
        try {
            spec.commandLine().getOut().println(route.route(payload()).toHex());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }

    /** Seconds since 1970. */
    final long seconds() {
        if (time == null) {
            return Instant.now().getEpochSecond();
        }
        try {
            return time.matches("\\d{1,10}")
                    ? Long.parseLong(time)
                    : Instant.parse(time).getEpochSecond();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--time must be like 2026-11-01T00:00:00Z or seconds since 1970");
        }
    }

    final ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
