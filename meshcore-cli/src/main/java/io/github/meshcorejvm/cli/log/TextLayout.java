package io.github.meshcorejvm.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code 2026-11-20T14:05:10.123Z WARN  message}, with everything from the air escaped. */
final class TextLayout extends LayoutBase<ILoggingEvent> {

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(120)
                .append(time(event))
                .append(' ')
                .append(event.getLevel())
                .append(event.getLevel().toString().length() < 5 ? "  " : " ")
                .append(TerminalText.escape(event.getFormattedMessage()))
                .append('\n');
        trace(event.getThrowableProxy(), line);
        return line.toString();
    }

    static String time(ILoggingEvent event) {
        return Instant.ofEpochMilli(event.getTimeStamp())
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private static void trace(IThrowableProxy thrown, StringBuilder line) {
        if (thrown != null) {
            line.append(TerminalText.escapeLines(ThrowableProxyUtil.asString(thrown)
                            .replace("\t", "    ")
                            .replace("\r", "")))
                    .append('\n');
        }
    }
}
