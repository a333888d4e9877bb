package io.github.meshcorejvm.store.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.crypto.AdvertVerifier;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The text of every packet of the vectors and of damaged ones: JSON as Gson would write it, so that names are unique too. */
class WrittenJsonTest {

    private static final Pattern FRAME = Pattern.compile("\"((?:[0-9a-fA-F]{2}){2,255})\"");
    private static final int DAMAGED_OF_EACH = 20;
    private static final ChannelKeyring PUBLIC =
            ChannelKeyring.builder().add("Pub\"lic\u2028", ChannelKey.PUBLIC).build();

    @Test
    void gsonReadsItAndWouldWriteTheSame() throws IOException, URISyntaxException {
        Random random = new Random(1);
        int packets = 0;
        for (byte[] frame : frames()) {
            packets += check(Bytes.copyOf(frame));
            for (int i = 0; i < DAMAGED_OF_EACH; i++) {
                byte[] damaged = frame.clone();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                packets += check(Bytes.copyOf(damaged));
            }
        }
        assertThat(packets).isGreaterThan(1_000);
    }

    private static int check(Bytes frame) {
        try {
            PacketReading reading = PacketReading.of(Packet.decode(frame), PUBLIC, Optional.<AdvertVerifier>empty());
            assertThat(reparsed(DecodedJson.of(reading))).isEqualTo(DecodedJson.of(reading));
            assertThat(reparsed(PacketJson.of(reading))).isEqualTo(PacketJson.of(reading));
            return 1;
        } catch (PacketFormatException none) {
            return 0;
        }
    }

    private static String reparsed(String json) {
        return JsonParser.parseString(json).toString();
    }

    private static List<byte[]> frames() throws IOException, URISyntaxException {
        List<byte[]> frames = new ArrayList<>();
        try (Stream<Path> files =
                Files.walk(Path.of(Objects.requireNonNull(WrittenJsonTest.class.getResource("/testdata/vectors"))
                        .toURI()))) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> addAll(file, frames));
        }
        return frames;
    }

    private static void addAll(Path file, List<byte[]> frames) {
        try {
            Matcher frame = FRAME.matcher(Files.readString(file));
            while (frame.find()) {
                frames.add(Bytes.ofHex(frame.group(1)).toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
