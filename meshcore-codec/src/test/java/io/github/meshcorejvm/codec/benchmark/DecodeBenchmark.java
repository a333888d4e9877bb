package io.github.meshcorejvm.codec.benchmark;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.Packet;
import io.github.meshcorejvm.codec.PacketFormatException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
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
 * {@code mvn -Pbench -pl meshcore-codec test-compile exec:exec -Dbench=DecodeBenchmark}: how long decoding takes beside
 * SHA-256 over the same bytes. One operation is the whole corpus. What counts are ratios of
 * medians within a run: a sample is so short that a busy machine spoils only some of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {

    private String[] hex;
    private byte[][] frames;
    private byte[][] hashed;
    private MessageDigest digest;

    /** For JMH. */
    public DecodeBenchmark() {}

    @Setup
    public void readCorpus() throws NoSuchAlgorithmException {
        List<String> corpus = Corpus.hex();
        hex = corpus.toArray(String[]::new);
        frames = corpus.stream().map(text -> Bytes.ofHex(text).toByteArray()).toArray(byte[][]::new);
        hashed = corpus.stream().map(Corpus::hashed).toArray(byte[][]::new);
        digest = MessageDigest.getInstance("SHA-256");
    }

    /** The yardstick. */
    @Benchmark
    public void sha256(Blackhole hole) {
        for (byte[] bytes : hashed) {
            hole.consume(digest.digest(bytes));
        }
    }

    /** Hex to packet, payload and content hash. */
    @Benchmark
    public void hexToPacketPayloadAndHash(Blackhole hole) throws PacketFormatException {
        for (String text : hex) {
            Packet packet = Packet.decode(Bytes.ofHex(text));
            hole.consume(packet);
            hole.consume(packet.payload());
            hole.consume(packet.contentHash());
        }
    }

    /** Bytes to header and content hash: what tells a copy of a packet. */
    @Benchmark
    public void bytesToHeaderAndHash(Blackhole hole) throws PacketFormatException {
        for (byte[] frame : frames) {
            Packet packet = Packet.decode(frame);
            hole.consume(packet.header());
            hole.consume(packet.contentHash());
        }
    }
}
