package io.github.meshcorejvm.cli.config;

import java.util.Locale;
import java.util.Optional;

/** How much is logged. */
public enum LogLevel {
    /** Only what needs a person. */
    ERROR,
    /** Also problems that recover by themselves. */
    WARN,
    /** Also a few lines about a healthy run. */
    INFO,
    /** Everything. */
    DEBUG;

    /** The level of that name, or the nearest one for names that other programs use. */
    static Optional<LogLevel> ofName(String name) {
        switch (name.trim().toLowerCase(Locale.ROOT)) {
            case "error":
            case "fatal":
            case "panic":
            case "critical":
            case "off":
            case "silent":
                return Optional.of(ERROR);
            case "warn":
            case "warning":
                return Optional.of(WARN);
            case "info":
            case "information":
            case "notice":
                return Optional.of(INFO);
            case "debug":
            case "trace":
            case "verbose":
            case "all":
                return Optional.of(DEBUG);
            default:
                return Optional.empty();
        }
    }
}
