package io.github.meshcorejvm.codec.benchmark;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.HopPath;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import io.github.meshcorejvm.codec.RouteType;
import io.github.meshcorejvm.codec.crypto.ChannelKey;
import io.github.meshcorejvm.codec.crypto.ChannelKeyring;
import io.github.meshcorejvm.codec.crypto.ChannelMessage;
import io.github.meshcorejvm.codec.payload.GroupText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * {@code mvn -Pbench -pl meshcore-codec test-compile exec:exec -Dbench=GroupDecryptBenchmark}: what it costs to have many
 * channel keys. One operation is 300 texts from hex to decrypted text, on ten of the channels, as many channels have little
 * traffic, or on all of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GroupDecryptBenchmark {

    private static final int TEXTS = 300;

    @Param({"1", "300"})
    private int keys;

    @Param({"10", "300"})
    private int busy;

    private String[] texts;
    private ChannelKeyring keyring;

    /** For JMH. */
    public GroupDecryptBenchmark() {}

    @Setup
    public void makeTexts() {
        ChannelKeyring.Builder builder = ChannelKeyring.builder();
        List<ChannelKey> channels = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            channels.add(ChannelKey.ofHashtag("#bench-" + i));
            builder.add("#bench-" + i, channels.get(i));
        }
        keyring = builder.build();
        texts = new String[TEXTS];
        for (int i = 0; i < TEXTS; i++) {
            ChannelMessage message = ChannelMessage.of(1_750_000_000L + i, "node " + i, "a message of usual length");
            Packet packet = Packet.of(
                    RouteType.FLOOD,
                    HopPath.EMPTY,
                    channels.get(i % busy * keys / busy).encrypt(message));
            texts[i] = Bytes.copyOf(packet.encode()).toHex();
        }
    }

    /** Hex to packet, content hash and text. */
    @Benchmark
    public void hexToText(Blackhole hole) throws PacketFormatException {
        for (String text : texts) {
            Packet packet = Packet.decode(Bytes.ofHex(text));
            hole.consume(packet.contentHash());
            hole.consume(keyring.decrypt((GroupText) packet.payload()));
        }
    }
}
