package io.github.meshcorejvm.cli.decode.input;

import io.github.meshcorejvm.cli.message.Reception;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.link.ReceivedFrame;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line {@code RAW: …} of a serial log, and the next line, with SNR and RSSI of the same packet. */
final class SerialBlock implements Block {

    private static final Pattern RECEIVED =
            Pattern.compile(".*\\bRX, len=\\d+ .*\\bSNR=(-?\\d+(?:\\.\\d+)?) RSSI=(-?\\d+(?:\\.\\d+)?).*");

    private @Nullable NumberedLine raw;
    private Optional<Reception> reception = Optional.empty();

    static boolean begins(String text) {
        return ReceivedFrame.ofSerialLine(text).isPresent();
    }

    @Override
    public Taken take(NumberedLine line) {
        if (raw == null) {
            raw = line;
            return Taken.MORE;
        }
        Matcher received = RECEIVED.matcher(line.text());
        if (!received.matches()) {
            return Taken.NOT_MINE;
        }
        reception = Optional.of(
                Reception.ofReadings(Double.parseDouble(received.group(1)), Double.parseDouble(received.group(2))));
        return Taken.LAST;
    }

    @Override
    public Result end() {
        NumberedLine line = Objects.requireNonNull(raw, "a block has a first line");
        Bytes bytes = ReceivedFrame.ofSerialLine(line.stripped()).orElseThrow().rawBytes();
        return Result.of(new Found.Frame(bytes, line.stripped(), line.number(), reception));
    }

    @Override
    public boolean mayEnd() {
        return true;
    }
}
