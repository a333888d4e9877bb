package io.github.meshcorejvm.cli.decode;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.decode.input.Found;
import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.store.json.PacketJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Prints what was found, one after the other, for people or as JSON. Not thread-safe. */
final class DecodePrinter implements Consumer<Found> {

    private static final int SHOWN_TEXT = 40;

    private final PrintWriter out;
    private final PacketDecoder decoder;
    private final Screen screen;
    private final boolean json;
    private final boolean structure;
    private final HumanView human;
    private final JsonView view = new JsonView();
    private boolean failed;
    private boolean first = true;
    private long withoutPacket;

    DecodePrinter(PrintWriter out, PacketDecoder decoder, Screen screen, boolean json, boolean structure) {
        this.out = out;
        this.decoder = decoder;
        this.screen = screen;
        this.json = json;
        this.structure = structure;
        this.human = new HumanView(screen);
    }

    /** Whether something was no packet. */
    boolean failed() {
        return failed;
    }

    /** How many messages and lines had no packet, and need none. */
    long withoutPacket() {
        return withoutPacket;
    }

    @Override
    public void accept(Found found) {
        if (found instanceof Found.Frame frame) {
            frame(frame);
        } else if (found instanceof Found.Link link) {
            print(LinkView.json(link.link()), LinkView.lines(link.link(), screen));
        } else if (found instanceof Found.NoPacket) {
            withoutPacket++;
        } else if (found instanceof Found.Unreadable unreadable) {
            failed = true;
            JsonObject object = PacketJson.error("hex", unreadable.offset(), unreadable.problem(), unreadable.text());
            print(numbered(object, unreadable), List.of(refusal(unreadable, unreadable.problem())));
        } else {
            throw new IllegalStateException("unknown kind of input: " + found.getClass());
        }
    }

    private void frame(Found.Frame frame) {
        try {
            show(decoder.decode(frame.bytes()), frame);
        } catch (PacketFormatException problem) {
            failed = true;
            JsonObject object = numbered(PacketJson.error(problem, frame.text()), frame);
            List<String> lines = new ArrayList<>();
            lines.add(refusal(frame, String.valueOf(problem.getMessage())));
            if (structure) {
                object.add("structure", view.structure(decoder.structure(frame.bytes())));
                lines.addAll(new StructureView(screen).lines(decoder.structure(frame.bytes())));
            }
            print(object, lines);
        }
    }

    private void show(Decoded decoded, Found.Frame frame) {
        if (json) {
            JsonObject object = view.of(decoded);
            frame.reception().ifPresent(it -> object.add("reception", ReceptionView.json(it)));
            if (structure) {
                object.add("structure", view.structure(decoder.structure(decoded)));
            }
            print(object, List.of());
            return;
        }
        List<String> lines = new ArrayList<>();
        if (structure) {
            lines.add(human.title(decoded.reading().packet()));
            frame.reception().ifPresent(it -> lines.addAll(reception(it)));
            lines.addAll(new StructureView(screen).lines(decoder.structure(decoded)));
        } else {
            lines.addAll(human.lines(decoded));
            frame.reception().ifPresent(it -> lines.addAll(reception(it)));
        }
        print(new JsonObject(), lines);
    }

    private List<String> reception(Reception reception) {
        Rows rows = new Rows(screen);
        ReceptionView.add(rows, reception);
        return rows.lines();
    }

    private static JsonObject numbered(JsonObject object, Found found) {
        if (found.line() > 0) {
            object.getAsJsonObject("error").addProperty("line", found.line());
        }
        return object;
    }

    /** What is wrong, on which line, and how that begins. */
    private String refusal(Found found, String problem) {
        String text = found.text();
        boolean cut = text.codePointCount(0, text.length()) > SHOWN_TEXT;
        String begin = cut ? text.substring(0, text.offsetByCodePoints(0, SHOWN_TEXT)) + "…" : text;
        String where = (found.line() > 0 ? "line " + found.line() : "")
                + (text.isBlank() ? "" : (found.line() > 0 ? ", " : "") + "\"" + begin + "\"");
        return screen.palette().bad("not a packet: ")
                + TerminalText.escape(problem + (where.isEmpty() ? "" : " (" + where + ")"));
    }

    /** One or the other; a blank line between packets for people. */
    private void print(JsonObject object, List<String> lines) {
        if (json) {
            out.println(JsonView.line(object));
            return;
        }
        if (!first) {
            out.println();
        }
        first = false;
        lines.forEach(out::println);
    }
}
