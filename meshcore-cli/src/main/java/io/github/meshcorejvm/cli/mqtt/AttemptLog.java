package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the failed attempts of one source, but not each one if they fail for the same reason. Not thread-safe. */
final class AttemptLog {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);
    private static final long REMIND_NANOS = Duration.ofMinutes(5).toNanos();

    private final SourceConfig config;
    private Optional<String> failure = Optional.empty();
    private String reported = "";
    private long reportedNanos;

    AttemptLog(SourceConfig config) {
        this.config = config;
    }

    /** Notes that the current attempt failed, or its connection ended. */
    void failed(String why) {
        // The broker controls the text of its certificate or its HTTP answer.
        failure = Optional.of(TerminalText.shortLine(why));
    }

    /** Notes that the current attempt succeeded: the next failure is logged, whatever its reason. */
    void succeeded() {
        reported = "";
    }

    /** A hint if the connection ended before the handshake; empty for other failures. */
    String hint(Exception failure) {
        if (!Failures.isClosed(failure)) {
            return "";
        }
        // A port that expects TLS hangs up on a client without TLS, and the other way round.
        return config.broker().transport().isEncrypted() ? " (does the port use TLS?)" : " (does the port expect TLS?)";
    }

    /** Logs why the last attempt failed, if it did, and when the next one follows. */
    void report(Duration wait) {
        if (failure.isEmpty()) {
            return;
        }
        String why = failure.get();
        failure = Optional.empty();
        String broker = config.broker().toString();
        String line = String.format(
                Locale.ROOT,
                "%s: %s%s, next attempt in %.1f s",
                config.name(),
                config.name().equals(broker) ? "" : broker + ": ",
                why,
                wait.toMillis() / 1e3);
        // A broker may be down for days; its log lines must not bury all others.
        if (why.equals(reported) && System.nanoTime() - reportedNanos < REMIND_NANOS) {
            LOG.debug(line);
            return;
        }
        reported = why;
        reportedNanos = System.nanoTime();
        LOG.warn(line);
    }
}
