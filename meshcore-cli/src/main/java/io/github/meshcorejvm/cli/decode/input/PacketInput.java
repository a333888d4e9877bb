package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.codec.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds packets in typed, pasted or piped input, in every form that {@link PacketScanner} knows. */
public final class PacketInput {

    private static final Pattern ONE_BYTE = Pattern.compile("(?:0[xX])?[0-9A-Fa-f]{2}[,;:]?");
    private static final long PAUSE_MILLIS = 300;
    private static final int MAX_BINARY = 255;

    private PacketInput() {}

    /**
     * The packets in the words of a command line; words of a single byte each form one packet, a blank word is an empty one.
     */
    public static void ofArguments(List<String> words, Consumer<Found> sink) {
        boolean oneByteEach = words.size() > 1
                && words.stream().allMatch(word -> ONE_BYTE.matcher(word).matches());
        if (oneByteEach) {
            ofText(String.join(" ", words), sink);
            return;
        }
        for (String word : words) {
            if (word.isBlank()) {
                sink.accept(new Found.Frame(Bytes.EMPTY, word, 0, Optional.empty()));
            } else {
                ofText(word, sink);
            }
        }
    }

    /** The packets in a text; its lines are numbered if there are several. */
    private static void ofText(String text, Consumer<Found> sink) {
        PacketScanner scanner = new PacketScanner(sink);
        List<String> lines =
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            scanner.line(new NumberedLine(lines.get(i), lines.size() == 1 ? 0 : i + 1));
        }
        scanner.end();
    }

    /** The packets of a stream as they arrive; ends early when no more are wanted. */
    public static void ofStream(InputStream input, FoundSink sink) throws IOException {
        PacketScanner scanner = new PacketScanner(sink);
        InputLines lines = new InputLines(input);
        for (NumberedLine line = lines.next(); line != null && sink.isWanted(); line = lines.next()) {
            scanner.line(line);
            if (!lines.isLineThere()) {
                sink.flush();
            }
            if (scanner.isWaiting() && !lines.awaitMore(PAUSE_MILLIS)) {
                scanner.pause();
                sink.flush();
            }
        }
        scanner.end();
    }

    /** The raw bytes of one packet. */
    public static Found ofBinary(InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(MAX_BINARY + 1);
        if (bytes.length > MAX_BINARY) {
            return new Found.Unreadable(
                    "",
                    0,
                    MAX_BINARY,
                    "more than " + MAX_BINARY + " bytes is longer than any packet; binary input must be one packet");
        }
        Bytes frame = Bytes.copyOf(bytes);
        return new Found.Frame(frame, frame.toHex(), 0, Optional.empty());
    }
}
