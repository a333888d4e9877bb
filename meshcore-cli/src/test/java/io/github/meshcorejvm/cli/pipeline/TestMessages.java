package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ConfigLoader;
import io.github.meshcorejvm.cli.mqtt.Acknowledgement;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.process.SyntheticPackets;
import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.store.StoreLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages and configurations for the tests of this package. */
public final class TestMessages {

    static final Instant NOW = Instant.parse("2026-11-20T14:05:10Z");

    private TestMessages() {}

    /** Counts what becomes of messages that a broker would keep. */
    public static final class Acks implements Acknowledgement {

        public final AtomicInteger acknowledged = new AtomicInteger();
        final AtomicInteger refused = new AtomicInteger();

        @Override
        public void acknowledge() {
            acknowledged.incrementAndGet();
        }

        @Override
        public boolean isAwaited() {
            return true;
        }

        @Override
        public boolean refuse() {
            refused.incrementAndGet();
            return true;
        }
    }

    public static InboundMessage message(String topic, String payload) {
        return message(topic, payload.getBytes(StandardCharsets.UTF_8), Acknowledgement.NONE);
    }

    public static InboundMessage message(String topic, byte[] payload, Acknowledgement ack) {
        return new InboundMessage("a", topic, Bytes.copyOf(payload), false, NOW, ack);
    }

    /** The n-th synthetic packet. */
    public static InboundMessage packet(int n, Acknowledgement ack) {
        return message(SyntheticPackets.topic(n), SyntheticPackets.body(n), ack);
    }

    /** A configuration with the keys of {@code json}, and its database in {@code folder}. */
    public static Config config(Path folder, String json) {
        try {
            Path file = Files.writeString(folder.resolve("config.json"), json);
            return new ConfigLoader(Map.of())
                    .load(Optional.of(file))
                    .config()
                    .withDatabase(new StoreLocation.InFile(folder.resolve("mesh.db")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Waits for something. */
    public static void await(String what, Duration atMost, java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(10);
        }
    }
}
