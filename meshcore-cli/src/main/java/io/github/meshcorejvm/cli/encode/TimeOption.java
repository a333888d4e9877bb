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

    private static final long MAX_SECONDS = 0xFFFF_FFFFL;

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
        long seconds = parsed(time);
        if (seconds < 0 || seconds > MAX_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--time must be from 1970-01-01T00:00:00Z to " + Instant.ofEpochSecond(MAX_SECONDS) + ", or 0.."
                            + MAX_SECONDS + " seconds since 1970, but is " + time);
        }
        return seconds;
    }

    private long parsed(String text) {
        try {
            return text.matches("-?\\d{1,18}")
                    ? Long.parseLong(text)
                    : Instant.parse(text).getEpochSecond();
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), "--time must be like 2026-11-01T00:00:00Z or seconds since 1970");
        }
    }
}
