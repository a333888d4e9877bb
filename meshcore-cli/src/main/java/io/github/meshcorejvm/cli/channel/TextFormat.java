package io.github.meshcorejvm.cli.channel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.cli.terminal.TerminalWidth;
import io.github.meshcorejvm.cli.terminal.Wrap;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How texts are printed, one by one as they arrive. */
enum TextFormat {
    /** Columns, wrapped at the width of the terminal. */
    TABLE,
    /** One JSON object per line. */
    JSON,
    /** The text unchanged, one per line. */
    TEXT;

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final int TIME = 19;
    private static final int CHANNEL = 12;
    private static final int SENDER = 16;
    private static final int MIN_TEXT = 20;

    void head(PrintWriter out) {
        if (this == TABLE) {
            out.println(
                    pad("TIME (UTC)", TIME) + "  " + pad("CHANNEL", CHANNEL) + "  " + pad("SENDER", SENDER) + "  TEXT");
        }
    }

    void print(ChannelText text, PrintWriter out, int columns) {
        switch (this) {
            case TABLE -> row(text, out, columns);
            case JSON -> out.println(TerminalText.escape(GSON.toJson(json(text))));
            case TEXT -> out.println(TerminalText.escape(text.text()));
        }
    }

    private static void row(ChannelText text, PrintWriter out, int columns) {
        String start = pad(time(text.heard()), TIME) + "  " + pad(text.channel(), CHANNEL) + "  "
                + pad(text.sender().orElse(""), SENDER) + "  ";
        int width = Math.max(MIN_TEXT, columns - TIME - CHANNEL - SENDER - 6);
        List<String> lines = Wrap.lines(TerminalText.escape(text.message()), width);
        for (int i = 0; i < lines.size(); i++) {
            out.println(((i == 0 ? start : " ".repeat(TIME + CHANNEL + SENDER + 6)) + lines.get(i)).stripTrailing());
        }
    }

    private static String time(Optional<Instant> time) {
        return time.map(UTC::format).orElse("");
    }

    private static String pad(String text, int columns) {
        String cut = TerminalWidth.cut(TerminalText.escape(text), columns);
        return cut + " ".repeat(columns - TerminalWidth.of(cut));
    }

    private static JsonObject json(ChannelText text) {
        JsonObject json = new JsonObject();
        json.addProperty("id", text.id());
        json.addProperty("hash", text.hash());
        text.heard().ifPresent(time -> json.addProperty("heard", time.toString()));
        text.sent().ifPresent(time -> json.addProperty("sent", time.toString()));
        json.addProperty("channel", text.channel());
        text.sender().ifPresent(sender -> json.addProperty("sender", sender));
        json.addProperty("text", text.text());
        return json;
    }
}
