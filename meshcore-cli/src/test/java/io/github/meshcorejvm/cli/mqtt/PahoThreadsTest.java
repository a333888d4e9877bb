package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PahoThreadsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** As Paho's start methods do, with a sleep that no test would wait for. */
    private static void sleepUntil(CountDownLatch running) {
        while (running.getCount() > 0) {
            try {
                TimeUnit.HOURS.sleep(1);
            } catch (InterruptedException lookAgain) {
                // Paho ignores it, too.
            }
        }
    }

    @Test
    void wakesTheThreadThatSleepsUntilThreeOthersRun() throws Exception {
        PahoThreads threads = new PahoThreads();
        CountDownLatch connected = new CountDownLatch(1);
        threads.execute(() -> {
            for (int i = 0; i < 3; i++) {
                CountDownLatch running = new CountDownLatch(1);
                threads.submit(running::countDown);
                sleepUntil(running);
            }
            connected.countDown();
        });
        assertThat(connected.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** Paho cancels with interruption when a connection ends: the thread may be in the middle of a message. */
    @Test
    void interruptsNoThreadThatIsCancelled() throws Exception {
        PahoThreads threads = new PahoThreads();
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Boolean> undisturbed = new CompletableFuture<>();
        threads.execute(() -> {
            Future<?> thread = threads.submit(() -> {
                try {
                    undisturbed.complete(cancelled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    undisturbed.complete(false);
                }
            });
            thread.cancel(true);
            cancelled.countDown();
        });
        assertThat(undisturbed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
