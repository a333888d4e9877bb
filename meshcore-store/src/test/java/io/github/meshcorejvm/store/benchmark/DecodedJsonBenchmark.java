package io.github.meshcorejvm.store.benchmark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.store.json.DecodedJson;
import io.github.meshcorejvm.store.json.PacketReading;
import io.github.meshcorejvm.store.json.Utf8Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * {@code mvn -Pbench -pl meshcore-codec,meshcore-store test-compile exec:exec -Dbench=DecodedJsonBenchmark}: how long the text
 * of {@code decoded_json} takes, beside decoding. One operation is the whole corpus: what real observers heard, where
 * {@code ../shared} is, else the synthetic mesh.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodedJsonBenchmark {

    private static final Path REAL =
            Path.of(System.getProperty("meshcore.shared", "../shared"), "captures", "bay-area.jsonl");
    private static final Path SYNTHETIC =
            Path.of(System.getProperty("meshcore.testdata", "../testdata"), "synthetic", "mesh.jsonl");

    private final List<Bytes> frames = new ArrayList<>();
    private final List<PacketReading> readings = new ArrayList<>();
    private final Utf8Buffer text = new Utf8Buffer();

    /** For JMH. */
    public DecodedJsonBenchmark() {}

    @Setup
    public void readCorpus() throws IOException {
        ChannelKeyring keys =
                ChannelKeyring.builder().add("Public", ChannelKey.PUBLIC).build();
        for (String line : Files.readAllLines(Files.exists(REAL) ? REAL : SYNTHETIC)) {
            JsonObject message = JsonParser.parseString(line).getAsJsonObject();
            if (message.get("payload") instanceof JsonObject payload && payload.has("raw")) {
                add(payload.get("raw").getAsString(), keys);
            }
        }
    }

    private void add(String hex, ChannelKeyring keys) {
        try {
            Bytes frame = Bytes.ofHex(hex);
            readings.add(PacketReading.of(Packet.decode(frame), keys, Optional.empty()));
            frames.add(frame);
        } catch (PacketFormatException | IllegalArgumentException none) {
            // Some of what is heard is damaged.
        }
    }

    /** The yardstick: bytes to packet, payload and content hash. */
    @Benchmark
    public void packetPayloadAndHash(Blackhole hole) throws PacketFormatException {
        for (Bytes frame : frames) {
            Packet packet = Packet.decode(frame);
            hole.consume(packet.payload());
            hole.consume(packet.contentHash());
        }
    }

    /** A packet that was read to the text of the column. */
    @Benchmark
    public void decodedJson(Blackhole hole) {
        for (PacketReading reading : readings) {
            hole.consume(DecodedJson.of(reading, text));
        }
    }
}
