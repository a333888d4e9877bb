package io.github.meshcorejvm.store;

import static io.github.meshcorejvm.store.testing.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.store.interpret.Interpretation;
import io.github.meshcorejvm.store.interpret.InterpreterSettings;
import io.github.meshcorejvm.store.interpret.PacketInterpreter;
import io.github.meshcorejvm.store.record.BatchResult;
import io.github.meshcorejvm.store.record.Observation;
import io.github.meshcorejvm.store.record.ObserverRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the documentation of {@link MeshStore}, compiled and run. */
class MeshStoreExampleTest {

    private static final Path SOURCES = Path.of("src");
    private static final String CLASSES = "java/io/github/meshcorejvm/store/";

    @TempDir
    private Path folder;

    /** What stands here between the braces is in the documentation, word for word. */
    private static boolean isNews(Path file, Bytes frame) throws PacketFormatException {
        try (MeshStore store = MeshStore.open(file, StoreOptions.DEFAULT)) {
            PacketInterpreter interpreter = new PacketInterpreter(InterpreterSettings.DEFAULT);
            if (interpreter.interpret(Packet.decode(frame)) instanceof Interpretation.Stored packet) {
                Observation observation = Observation.of(packet, frame, Instant.now())
                        .by(ObserverRef.of("garden"))
                        .withSignal(7.5, -101);
                BatchResult result = store.writer().write(List.of(observation));
                return result.transmissionsInserted() == 1; // the first observation of this packet
            }
            return false; // such as an advert with a wrong signature
        }
    }

    @Test
    void works() throws Exception {
        Path file = folder.resolve("mesh.db");
        Bytes frame = Bytes.ofHex("1500a7beef");
        assertThat(isNews(file, frame)).isTrue();
        assertThat(isNews(file, frame)).isFalse();
        assertThat(query(
                        file,
                        "SELECT o.snr, o.rssi, b.id, b.packet_count FROM observations o"
                                + " JOIN observers b ON b.rowid = o.observer_idx"))
                .containsExactly("7.5|-101.0|garden|2");
    }

    @Test
    void isTheOneInTheDocumentation() throws IOException {
        String documented = cut("main", "MeshStore.java", "<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>")
                .replaceAll("(?m)^ \\* ?", "");
        String compiled = cut("test", "MeshStoreExampleTest.java", "PacketFormatException \\{\\n(.*?)\\n    \\}\\n");
        assertThat(documented).isEqualToIgnoringWhitespace(compiled).contains("MeshStore.open");
    }

    private static String cut(String sources, String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(Files.readString(SOURCES.resolve(sources).resolve(CLASSES + file)));
        assertThat(found.find()).as(file).isTrue();
        return found.group(1);
    }
}
