package io.github.meshcorejvm.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object per line. Always {@code time}, {@code level}, {@code logger}, {@code thread}, {@code message}; where they
 * apply {@code source}, {@code task}, {@code fields} (an object with the numbers of the message) and {@code error} (a stack
 * trace). These names stay as they are.
 */
final class JsonLayout extends LayoutBase<ILoggingEvent> {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    @Override
    public String doLayout(ILoggingEvent event) {
        JsonObject line = new JsonObject();
        line.addProperty("time", TextLayout.time(event));
        line.addProperty("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
        String logger = event.getLoggerName();
        line.addProperty("logger", logger.substring(logger.lastIndexOf('.') + 1));
        line.addProperty("thread", TerminalText.escape(event.getThreadName()));
        addContext(line, event, LogContext.SOURCE);
        addContext(line, event, LogContext.TASK);
        line.addProperty("message", TerminalText.escape(event.getFormattedMessage()));
        addFields(line, event.getKeyValuePairs());
        if (event.getThrowableProxy() != null) {
            line.addProperty("error", TerminalText.escapeLines(ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
        return GSON.toJson(line) + "\n";
    }

    private static void addContext(JsonObject line, ILoggingEvent event, String name) {
        String value = event.getMDCPropertyMap().get(name);
        if (value != null) {
            line.addProperty(name, TerminalText.escape(value));
        }
    }

    private static void addFields(JsonObject line, @Nullable List<KeyValuePair> pairs) {
        if (pairs == null || pairs.isEmpty()) {
            return;
        }
        JsonObject fields = new JsonObject();
        for (KeyValuePair pair : pairs) {
            if (pair.value instanceof Number number) {
                fields.addProperty(pair.key, number);
            } else {
                fields.addProperty(pair.key, TerminalText.escape(String.valueOf(pair.value)));
            }
        }
        line.add("fields", fields);
    }
}
