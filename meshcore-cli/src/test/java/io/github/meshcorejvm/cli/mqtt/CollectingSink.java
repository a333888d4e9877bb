package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Keeps what it is given, and acknowledges it at once. */
final class CollectingSink implements MessageSource.Sink {

    final List<InboundMessage> messages = new CopyOnWriteArrayList<>();

    @Override
    public void accept(InboundMessage message) {
        messages.add(message);
        message.acknowledgement().acknowledge();
    }

    /** Waits until there are so many. */
    void await(int count) throws InterruptedException {
        await(count + " messages", 40, () -> messages.size() >= count);
    }

    /**
     * The number of connections that the source has made. A broker may deliver what it has queued before the
     * client library reports the connection, so this waits for the report; more connections fail.
     */
    static void expectConnects(PahoSource source, long expected) throws InterruptedException {
        await(expected + " connections", 20, () -> source.status().snapshot().connectCount() >= expected);
        assertThat(source.status().snapshot().connectCount()).isEqualTo(expected);
    }

    static void await(String what, int seconds, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain for " + what);
            }
            Thread.sleep(20);
        }
    }
}
