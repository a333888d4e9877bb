package io.github.meshcorejvm.cli.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Incident 83: a source without a thread, in a process that looks healthy. */
class SourceRecoveryTest {

    private final CollectingSink sink = new CollectingSink();

    private static ScriptedBroker broker() throws Exception {
        return new ScriptedBroker(ScriptedBroker.GOOD_CONNACK, new byte[0]);
    }

    private static SilenceWatchdog watch(PahoSource source) {
        SilenceWatchdog watchdog = new SilenceWatchdog(() -> List.of(source), Duration.ofMinutes(5));
        watchdog.start();
        return watchdog;
    }

    @Test
    void aSourceThatFoundNoThreadAtItsStartGetsOneLater() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ThreadFactory scarce = task -> new Thread(task) {
            @Override
            public synchronized void start() {
                if (attempts.getAndIncrement() < 2) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                super.start();
            }
        };
        try (ScriptedBroker broker = broker();
                PahoSource source =
                        new PahoSource(BrokerFaultsTest.config("a", broker.url()), "a", Optional.empty(), scarce);
                SilenceWatchdog watchdog = watch(source)) {
            source.start(sink);
            assertThat(source.status().snapshot().lastError())
                    .hasValue("no thread available: unable to create native thread");
            sink.await(2);
            assertThat(source.status().snapshot().lastError()).isEmpty();
            assertThat(watchdog.panics()).isZero();
        }
    }

    @Test
    void aSourceWhoseThreadEndsGetsAnother() throws Exception {
        try (ScriptedBroker broker = broker()) {
            PahoSource source = new PahoSource(BrokerFaultsTest.config("a", broker.url()), "a");
            SilenceWatchdog watchdog = watch(source);
            source.start(sink);
            sink.await(2);
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("source-a"))
                    .forEach(Thread::interrupt);
            sink.await(4);
            CollectingSink.expectConnects(source, 2);
            source.close();
            int connections = broker.connections.get();
            source.keepRunning();
            Thread.sleep(1_500);
            assertThat(broker.connections).hasValue(connections);
            assertThat(watchdog.panics()).isZero();
            watchdog.close();
        }
    }

    /** The library's thread that delivers would end, and the connection would stay up without it. */
    @Test
    void anErrorWhileAMessageIsTakenCostsOneConnection() throws Exception {
        AtomicInteger messages = new AtomicInteger();
        try (ScriptedBroker broker = broker();
                PahoSource source = new PahoSource(BrokerFaultsTest.config("a", broker.url()), "a")) {
            source.start(message -> {
                if (messages.getAndIncrement() == 0) {
                    throw new NoClassDefFoundError("the jar was replaced");
                }
                sink.accept(message);
            });
            CollectingSink.await("the next connection", 20, () -> broker.connections.get() == 2);
            sink.await(2);
            CollectingSink.expectConnects(source, 2);
        }
    }
}
