package io.github.meshcorejvm.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.util.Locale;

/** One JSON object per line: {@code time}, {@code level}, {@code logger}, {@code message}, and {@code error} if any. */
final class JsonLayout extends LayoutBase<ILoggingEvent> {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    @Override
    public String doLayout(ILoggingEvent event) {
        JsonObject line = new JsonObject();
        line.addProperty("time", TextLayout.time(event));
        line.addProperty("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        String logger = event.getLoggerName();
        line.addProperty("logger", logger.substring(logger.lastIndexOf('.') + 1));
        line.addProperty("message", TerminalText.escape(event.getFormattedMessage()));
        if (event.getThrowableProxy() != null) {
            line.addProperty("error", TerminalText.escapeLines(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        return GSON.toJson(line) + "\n";
    }
}
