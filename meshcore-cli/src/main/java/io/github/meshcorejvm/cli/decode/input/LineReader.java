package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.cli.json.JsonFormatException;
import io.github.meshcorejvm.cli.json.JsonValue;
import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.link.MeshcoreLink;
import io.github.meshcorejvm.codec.link.ReceivedFrame;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the packet on a single line. */
final class LineReader {

    /** Compiled only for lines that are more than hex. */
    private static final class Shape {

        static final Pattern LINK = Pattern.compile("meshcore://\\S+", Pattern.CASE_INSENSITIVE);
        /** The punctuation of the sentence around a link. A name may end with it too. */
        static final Pattern PUNCTUATION = Pattern.compile("[.,;:!?)\\]}>'\"]++\\z");

        static final Pattern SECRET = Pattern.compile("(secret=)[^&\\s]*", Pattern.CASE_INSENSITIVE);
        /** A message that is not JSON, after its topic. */
        static final Pattern PUBLISHED = Pattern.compile("(?:meshcore|meshrank)/\\S+ (.*)");

        static final Pattern COMMENT = Pattern.compile("\\s+(?:#|//).*$");
        /** The text before a message: a topic, which may have blanks, after any prefix of a log. */
        static final Pattern TOPIC = Pattern.compile("(?:^|[\\s'\"(\\[])([^\\s'\"{}]+/[^'\"{}]*?)['\"]?[:,]?\\s*$");

        static final Pattern LOG = Pattern.compile(
                "^\\[?(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2}:\\d\\d:\\d\\d|[A-Z][a-z]{2} +\\d{1,2} \\d\\d:\\d\\d|DEBUG|INFO|WARN).*"
                        + "|.*\\b[RT]X, len=\\d+ .*");
        static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){4,255}");
    }

    private final NumberedLine line;
    private final String text;

    LineReader(NumberedLine line) {
        this.line = line;
        this.text = line.stripped();
    }

    List<Found> read() {
        if (line.isBytes()) {
            return List.of(received(line.bytes()));
        }
        Matcher link = Shape.LINK.matcher(text);
        if (text.contains("://") && link.find()) {
            String uri = link.group();
            return List.of(
                    link(isLink(uri) ? uri : Shape.PUNCTUATION.matcher(uri).replaceFirst("")));
        }
        Optional<Bytes> literal = PythonBytes.in(text);
        if (literal.isPresent()) {
            return List.of(frame(literal.get()));
        }
        List<Found> message = message();
        if (!message.isEmpty()) {
            return message;
        }
        Matcher published = Shape.PUBLISHED.matcher(text);
        if (published.matches()) {
            return List.of(InputBytes.parse(published.group(1))
                    .bytes()
                    .map(this::frame)
                    .orElseGet(() -> new Found.NoPacket(text, line.number())));
        }
        return List.of(bytes());
    }

    /** Bytes in hex or base64, possibly with a comment after them, or in a line of a log. */
    private Found bytes() {
        InputBytes.Parsed whole = InputBytes.parse(text);
        InputBytes.Parsed parsed = whole.bytes().isPresent()
                ? whole
                : InputBytes.parse(Shape.COMMENT.matcher(text).replaceFirst(""));
        return parsed.bytes()
                .map(this::received)
                .or(this::inLog)
                .orElseGet(() -> line.unreadable(parsed.offset(), parsed.problem()));
    }

    private static boolean isLink(String uri) {
        try {
            MeshcoreLink.parse(uri);
            return true;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }

    private Found link(String uri) {
        try {
            MeshcoreLink link = MeshcoreLink.parse(uri);
            return link instanceof MeshcoreLink.BizCard card
                    ? frame(card.advert().encodeBytes())
                    : new Found.Link(link, text, line.number());
        } catch (IllegalArgumentException invalid) {
            String shown = Shape.SECRET.matcher(text).replaceAll("$1...");
            return new Found.Unreadable(shown, line.number(), 0, String.valueOf(invalid.getMessage()));
        }
    }

    /** A message after its topic, as {@code mosquitto_sub -v} prints it, or in a log. */
    private List<Found> message() {
        int begin = text.indexOf("{\"");
        int end = text.lastIndexOf('}') + 1;
        if (begin <= 0 || end <= begin) {
            return List.of();
        }
        try {
            JsonValue json = JsonValue.parseObject(text.substring(begin, end));
            Matcher topic = Shape.TOPIC.matcher(text.substring(0, begin));
            String name = topic.find() ? topic.group(1) : "";
            return new MessageReader(text, line.number(), Optional.of(name)).read(json);
        } catch (JsonFormatException none) {
            return List.of();
        }
    }

    /** The bytes, or the packet in them if they are an RX-log frame of a companion. */
    private Found received(Bytes bytes) {
        Optional<ReceivedFrame> logged = ReceivedFrame.ofCompanionFrame(bytes);
        if (logged.isEmpty() || !FrameShape.isWhole(logged.get().rawBytes())) {
            return frame(bytes);
        }
        ReceivedFrame frame = logged.get();
        Reception reception = Reception.ofReadings(
                frame.snrQuarterDb().orElse(0) / 4.0, frame.rssi().orElse(0));
        return new Found.Frame(frame.rawBytes(), text, line.number(), Optional.of(reception));
    }

    /** The longest word in a line of a log that is a packet as nodes send it. */
    private Optional<Found> inLog() {
        Optional<Found> packet = Arrays.stream(text.split("[^0-9a-zA-Z]+"))
                .filter(word -> Shape.HEX.matcher(word).matches())
                .max(Comparator.comparingInt(String::length))
                .map(Bytes::ofHex)
                .filter(FrameShape::isWhole)
                .map(this::frame);
        return packet.isPresent() || !Shape.LOG.matcher(text).matches()
                ? packet
                : Optional.of(new Found.NoPacket(text, line.number()));
    }

    private Found frame(Bytes bytes) {
        return new Found.Frame(bytes, text, line.number(), Optional.empty());
    }
}
