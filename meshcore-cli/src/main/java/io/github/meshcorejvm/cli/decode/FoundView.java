package io.github.meshcorejvm.cli.decode;

import io.github.meshcorejvm.cli.decode.input.Found;
import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.structure.PacketStructure;
import io.github.meshcorejvm.store.json.JsonWriter;
import io.github.meshcorejvm.store.json.PacketAdditions;
import io.github.meshcorejvm.store.json.PacketErrorJson;
import io.github.meshcorejvm.store.json.PacketJson;
import io.github.meshcorejvm.store.json.Utf8Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Formats findings, for people or as one JSON object per line. Terminal control characters are escaped, which does not change
 * the text in JSON. Used by as many threads as its decoder allows.
 */
final class FoundView {

    private static final String LINE_END = System.lineSeparator();
    private static final int SHOWN_TEXT = 40;

    private final PacketDecoder decoder;
    private final Screen screen;
    private final boolean json;
    private final boolean structure;
    private final HumanView human;

    FoundView(PacketDecoder decoder, Screen screen, boolean json, boolean structure) {
        this.decoder = decoder;
        this.screen = screen;
        this.json = json;
        this.structure = structure;
        this.human = new HumanView(screen);
    }

    /** Whether there is a blank line between packets. */
    boolean isSpaced() {
        return !json;
    }

    /** Appends all of them to {@code text}. */
    Tally write(List<Found> all, Utf8Buffer text) {
        JsonWriter writer = new JsonWriter(text, TerminalText::isControl);
        boolean failed = false;
        long withoutPacket = 0;
        for (Found found : all) {
            if (found instanceof Found.NoPacket) {
                withoutPacket++;
                continue;
            }
            if (isSpaced() && text.size() > 0) {
                text.append(LINE_END);
            }
            if (found instanceof Found.Frame frame) {
                failed |= !frame(writer, text, frame);
            } else if (found instanceof Found.Link link) {
                link(writer, text, link);
            } else if (found instanceof Found.Unreadable unreadable) {
                failed = true;
                unreadable(writer, text, unreadable);
            } else {
                throw new IllegalStateException("unknown kind of input: " + found.getClass());
            }
        }
        return new Tally(failed, withoutPacket);
    }

    /**
     * The result of some inputs.
     *
     * @param failed whether one was not a packet
     * @param withoutPacket how many messages and lines had no packet, which is no error
     */
    record Tally(boolean failed, long withoutPacket) {}

    /** Returns whether it is a packet. */
    private boolean frame(JsonWriter writer, Utf8Buffer text, Found.Frame frame) {
        Decoded decoded;
        try {
            decoded = decoder.decode(frame.bytes());
        } catch (PacketFormatException problem) {
            refuse(writer, text, frame, problem);
            return false;
        }
        if (json) {
            Optional<PacketStructure> fields = structure ? Optional.of(decoder.structure(decoded)) : Optional.empty();
            PacketJson.write(writer, decoded.reading(), new JsonView(decoded, frame.reception(), fields));
            text.append(LINE_END);
        } else {
            lines(text, structure ? structureLines(decoded, frame) : humanLines(decoded, frame));
        }
        return true;
    }

    private List<String> structureLines(Decoded decoded, Found.Frame frame) {
        List<String> lines = new ArrayList<>();
        lines.add(human.title(decoded.reading().packet()));
        frame.reception().ifPresent(it -> lines.addAll(reception(it)));
        lines.addAll(new StructureView(screen).lines(decoder.structure(decoded)));
        return lines;
    }

    private List<String> humanLines(Decoded decoded, Found.Frame frame) {
        List<String> lines = new ArrayList<>(human.lines(decoded));
        frame.reception().ifPresent(it -> lines.addAll(reception(it)));
        return lines;
    }

    private List<String> reception(Reception reception) {
        Rows rows = new Rows(screen);
        ReceptionView.add(rows, reception);
        return rows.lines();
    }

    private void refuse(JsonWriter writer, Utf8Buffer text, Found.Frame frame, PacketFormatException problem) {
        Optional<PacketStructure> fields = structure ? Optional.of(decoder.structure(frame.bytes())) : Optional.empty();
        if (json) {
            PacketErrorJson.of(problem, frame.text()).write(writer, frame.line(), new PacketAdditions() {
                @Override
                public void toPacket(JsonWriter error) {
                    fields.ifPresent(it -> StructureJson.write(error, it));
                }
            });
            text.append(LINE_END);
        } else {
            line(text, refusal(frame, String.valueOf(problem.getMessage())));
            fields.ifPresent(it -> lines(text, new StructureView(screen).lines(it)));
        }
    }

    private void link(JsonWriter writer, Utf8Buffer text, Found.Link link) {
        if (json) {
            LinkView.write(writer, link.link());
            text.append(LINE_END);
        } else {
            lines(text, LinkView.lines(link.link(), screen));
        }
    }

    private void unreadable(JsonWriter writer, Utf8Buffer text, Found.Unreadable unreadable) {
        if (json) {
            new PacketErrorJson("hex", unreadable.offset(), unreadable.problem(), unreadable.text())
                    .write(writer, unreadable.line(), PacketAdditions.NONE);
            text.append(LINE_END);
        } else {
            line(text, refusal(unreadable, unreadable.problem()));
        }
    }

    /** The problem, its line, and the beginning of that line. */
    private String refusal(Found found, String problem) {
        String text = found.text();
        boolean cut = text.codePointCount(0, text.length()) > SHOWN_TEXT;
        String begin = cut ? text.substring(0, text.offsetByCodePoints(0, SHOWN_TEXT)) + "…" : text;
        String where = (found.line() > 0 ? "line " + found.line() : "")
                + (text.isBlank() ? "" : (found.line() > 0 ? ", " : "") + "\"" + begin + "\"");
        return screen.palette().bad("not a packet: ")
                + TerminalText.escape(problem + (where.isEmpty() ? "" : " (" + where + ")"));
    }

    private static void lines(Utf8Buffer text, List<String> lines) {
        for (String line : lines) {
            line(text, line);
        }
    }

    private static void line(Utf8Buffer text, String line) {
        text.append(line);
        text.append(LINE_END);
    }
}
