package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SilenceWatchdogTest {

    @Test
    void goesOnAfterItsOwnErrorsAndCountsThem() throws InterruptedException {
        // Two that fail, one that does not, and one more: the tick of the third is then written.
        CountDownLatch looks = new CountDownLatch(4);
        SilenceWatchdog watchdog = new SilenceWatchdog(
                () -> {
                    looks.countDown();
                    if (looks.getCount() == 3) {
                        throw new IllegalStateException("broken");
                    }
                    if (looks.getCount() == 2) {
                        throw new StackOverflowError("deep");
                    }
                    return List.of();
                },
                Duration.ofSeconds(1));
        try (watchdog) {
            long begun = System.currentTimeMillis() / 1000;
            watchdog.start();
            assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(watchdog.panics()).isEqualTo(2);
            assertThat(watchdog.lastTick()).isGreaterThan(begun);
        }
    }
}
