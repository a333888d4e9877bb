package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountedInputTest {

    /** A packet so big that a slow link needs longer for it than a broker may be silent, and of which little is kept. */
    @Test
    void whatIsSkippedIsASignOfLifeToo() throws IOException {
        byte[] packet = publish(5_000_000);
        AtomicLong received = new AtomicLong();
        AtomicLong kept = new AtomicLong();
        AtomicLong longestPause = new AtomicLong();
        CountedInput counted = new CountedInput(new ByteArrayInputStream(packet), bytes -> {
            received.addAndGet(bytes);
            longestPause.accumulateAndGet(bytes, Math::max);
        });
        FrameLimiter frames = new FrameLimiter(
                new BufferedInputStream(counted, 1 << 16), (head, payload) -> kept.set(payload.length));
        assertThat(frames.read()).isEqualTo(-1);
        assertThat(received).hasValue(packet.length);
        assertThat(longestPause.get()).isLessThanOrEqualTo(1 << 17);
        assertThat(kept.get()).isLessThan(200_000);
    }

    private static byte[] publish(int payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x30);
        int rest = 3 + payload;
        for (; rest >= 0x80; rest >>>= 7) {
            bytes.write(rest & 0x7F | 0x80);
        }
        bytes.write(rest);
        bytes.writeBytes(new byte[] {0, 1, 'a'});
        bytes.writeBytes(new byte[payload]);
        return bytes.toByteArray();
    }
}
