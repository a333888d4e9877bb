package io.github.meshcorejvm.cli.encode;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The time of a packet that has one. */
final class TimeOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "Timestamp of the sender, such as 2026-11-01T00:00:00Z or seconds since 1970 (default: now).")
    private @Nullable String time;

    /** Created by picocli. */
    TimeOption() {}

    /** Seconds since 1970. */
    long seconds() {
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
}
