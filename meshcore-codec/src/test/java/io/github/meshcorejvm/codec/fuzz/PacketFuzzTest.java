package io.github.meshcorejvm.codec.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.meshcorejvm.codec.vectors.GoldenVector;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for bytes that the codec does not bear. In the normal build the seeds run, and the inputs once found; an hour of
 * looking for new ones:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl meshcore-codec test-compile surefire:test@fuzz-regression -Dtest=PacketFuzzTest#frame
 * </pre>
 */
class PacketFuzzTest {

    static Stream<byte[]> frames() {
        return GoldenVector.packets()
                .map(vector -> vector.frame().toByteArray())
                .filter(frame -> frame.length > 0);
    }

    @MethodSource("frames")
    @FuzzTest(maxDuration = "60m")
    void frame(byte[] frame) {
        EveryView.ofFrame(frame);
    }

    static Stream<byte[]> plaintexts() {
        return Stream.of("direct", "path", "anon", "group")
                .flatMap(GoldenVector::ofTopic)
                .filter(GoldenVector::hasContent)
                .map(vector ->
                        GoldenVector.hex(vector.payload(), "plaintextHex").toByteArray())
                .filter(plaintext -> plaintext.length > 0);
    }

    /** The bytes as what was inside a payload of each encrypted type, where a guess at a MAC would never get. */
    @MethodSource("plaintexts")
    @FuzzTest(maxDuration = "60m")
    void plaintext(byte[] plaintext) {
        EveryView.ofPlaintext(plaintext);
    }
}
