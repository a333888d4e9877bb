package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PahoThreadsTest {

    private static final long PATIENCE_SECONDS = 60;

    /** As Paho's start methods do after they have submitted a thread that does not run yet. */
    @Test
    void wakesTheThreadThatSleepsUntilItRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        new PahoThreads().submit(running::countDown);
        assertThatThrownBy(() -> TimeUnit.SECONDS.sleep(PATIENCE_SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(running.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Paho cancels with interruption when a connection ends: the thread may be in the middle of a message. */
    @Test
    void interruptsNoThreadThatIsCancelled() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        CompletableFuture<Boolean> undisturbed = new CompletableFuture<>();
        Future<?> thread = new PahoThreads().submit(() -> {
            try {
                undisturbed.complete(cancelled.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                undisturbed.complete(false);
            }
        });
        assertThatThrownBy(() -> TimeUnit.SECONDS.sleep(PATIENCE_SECONDS)).isInstanceOf(InterruptedException.class);
        thread.cancel(true);
        cancelled.countDown();
        assertThat(undisturbed.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
