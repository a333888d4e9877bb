package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches between decoder and writer: bounded, in order, and none is left behind at the end. */
@Timeout(30)
class HandoverTest {

    @Test
    void whoWaitsSleepsUntilThereIsABatch() throws Exception {
        Handover handover = new Handover(2);
        CompletableFuture<DecodedBatch> taken = new CompletableFuture<>();
        Thread writer = new Thread(() -> take(handover, taken));
        writer.start();
        // Not TIMED_WAITING, which would wake up for nothing.
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        DecodedBatch batch = new DecodedBatch();
        handover.put(batch);
        assertThat(taken.get(10, TimeUnit.SECONDS)).isSameAs(batch);
    }

    @Test
    void aSlowWriterHoldsTheDecoderUpAndGetsAllInOrder() throws Exception {
        Handover handover = new Handover(1);
        DecodedBatch first = new DecodedBatch();
        DecodedBatch second = new DecodedBatch();
        handover.put(first);
        Thread decoder = new Thread(() -> put(handover, second));
        decoder.start();
        while (decoder.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(handover.poll()).isSameAs(first);
        decoder.join();
        handover.close();
        assertThat(handover.take()).isSameAs(second);
        assertThat(handover.take()).isNull();
    }

    @Test
    void theEndWakesTheWriter() throws Exception {
        Handover handover = new Handover(1);
        CompletableFuture<DecodedBatch> taken = new CompletableFuture<>();
        Thread writer = new Thread(() -> take(handover, taken));
        writer.start();
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        handover.close();
        assertThat(taken.get(10, TimeUnit.SECONDS)).isNull();
    }

    private static void put(Handover handover, DecodedBatch batch) {
        try {
            handover.put(batch);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void take(Handover handover, CompletableFuture<DecodedBatch> taken) {
        try {
            taken.complete(handover.take());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
