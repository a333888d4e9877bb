package io.github.meshcorejvm.codec.fuzz;

import io.github.meshcorejvm.codec.vectors.GoldenVector;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Frames cut, changed and made up. The normal build looks at a sample of the changes and at few made-up frames; all of
 * them, and ten million frames:
 *
 * <pre>
 * mvn -pl meshcore-codec test-compile surefire:test@default-test -Dtest=BrokenFramesTest -Dmeshcore.exhaustive=true
 * </pre>
 */
class BrokenFramesTest {

    private static final boolean EXHAUSTIVE = Boolean.getBoolean("meshcore.exhaustive");
    private static final long SEED = 20261123;

    private static void look(byte[] frame, String how) {
        try {
            EveryView.ofFrame(frame);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(how + ": " + java.util.HexFormat.of().formatHex(frame), e);
        }
    }

    @Test
    void everyTruncationOfEveryVector() {
        GoldenVector.packets().forEach(vector -> {
            byte[] frame = vector.frame().toByteArray();
            for (int length = 0; length < frame.length; length++) {
                look(Arrays.copyOf(frame, length), vector + " cut to " + length);
            }
        });
    }

    @Test
    void everySingleByteChangeOfEveryVector() {
        int step = EXHAUSTIVE ? 1 : 85;
        GoldenVector.packets().forEach(vector -> {
            byte[] frame = vector.frame().toByteArray();
            for (int at = 0; at < frame.length; at++) {
                byte original = frame[at];
                for (int change = 1; change < 256; change += step) {
                    frame[at] = (byte) (original ^ change);
                    look(frame, vector + " changed at " + at);
                }
                frame[at] = original;
            }
        });
    }

    @Test
    void randomFrames() {
        int count = EXHAUSTIVE ? 10_000_000 : 50_000;
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < count; i++) {
            byte[] frame = new byte[random.nextInt(256)];
            random.nextBytes(frame);
            if (frame.length > 1 && i % 2 == 0) {
                // Half of them without a path, so that more get as far as a payload.
                frame[0] = (byte) (frame[0] & 0x3C | 1);
                frame[1] = 0;
            }
            look(frame, "random frame " + i + " of seed " + SEED);
        }
    }
}
