package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The way of a message: inbox, decoder, writer. Receiving never waits for the disk; what finds no room is lost or left
 * to its broker, and counted. Safe for use by multiple threads.
 */
public final class IngestPipeline {

    private static final long MAX_BYTES = 64L << 20;
    private static final long OPEN_WAIT_MILLIS = 1_000;
    private static final int MAX_REPLAYED = 1_000;
    private static final int MAX_PER_TRANSACTION = 2_000;
    /** Each transaction of a server costs some round trips; in a replay nobody waits for the first of many messages. */
    private static final int MAX_PER_REPLAYED_TRANSACTION_OF_SERVER = 3_000;

    private final BoundedInbox inbox;
    private final IngestStats stats = new IngestStats();
    private final DecodeStage decoder;
    private final WriteStage writer;
    private volatile Config config;

    /** Holds as many messages as the configuration says, for bursts and for a database that is busy. */
    public IngestPipeline(Config config, BatchStore store) {
        this(config, store, config.bufferSize(), MAX_PER_TRANSACTION);
    }

    private IngestPipeline(Config config, BatchStore store, int maxQueued, int maxPerTransaction) {
        this.config = config;
        inbox = new BoundedInbox(
                maxQueued, Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / 4));
        decoder = new DecodeStage(inbox, stats, config, this::declaredRegions, maxPerTransaction);
        writer = new WriteStage(decoder, store, stats, inbox::close, maxPerTransaction);
    }

    /**
     * For messages that wait where they are until there is room: holds no more than keeps decoder and writer busy. What
     * waits here is moved by each garbage collection.
     */
    public static IngestPipeline ofReplay(Config config, BatchStore store) {
        return new IngestPipeline(
                config,
                store,
                Math.min(config.bufferSize(), MAX_REPLAYED),
                config.isOnServer() ? MAX_PER_REPLAYED_TRANSACTION_OF_SERVER : MAX_PER_TRANSACTION);
    }

    /** From now on tells {@code listener} the names of the sources whose messages were committed. */
    public void onWritten(Consumer<Set<String>> listener) {
        writer.onWritten(listener);
    }

    /**
     * Does {@code task} on the writer's thread each time that so much ingest time has passed, after all that came before
     * has been committed and before anything that came later.
     */
    public void everyIngestTime(Duration period, Runnable task) {
        writer.pauseFor(new IngestInterval(period, task));
    }

    /** Begins to write what comes; what came before has waited in the inbox. */
    public void start() {
        decoder.start();
        writer.start();
    }

    /**
     * Waits until the database is open; true when it is, false when it takes longer than that.
     *
     * @throws RuntimeException if it cannot be opened
     */
    public boolean awaitOpen(Duration atMost) throws InterruptedException {
        boolean open = writer.awaitOpen(atMost.toMillis());
        if (writer.openFailure().isPresent()) {
            throw writer.openFailure().get();
        }
        return open;
    }

    /** Whether the database has been opened, or cannot be. */
    public boolean isOpened() {
        return writer.isOpened();
    }

    /** Whether the writer has ended, though nobody stopped it. */
    public Optional<RuntimeException> failure() {
        return writer.openFailure();
    }

    private DeclaredRegions declaredRegions() throws InterruptedException {
        while (!writer.awaitOpen(OPEN_WAIT_MILLIS)) {
            if (writer.openFailure().isPresent()) {
                throw new StoreException("the database is not open");
            }
        }
        return StoreSettings.store(config).declaredRegions();
    }

    /** Has {@code vital} watch its threads. */
    public void watchedBy(VitalThreads vital) {
        vital.watch("decoder", () -> {
            if (!decoder.isAlive()) {
                return Optional.of("the decoder has ended");
            }
            return decoder.messageSeconds() < VitalThreads.STUCK_SECONDS
                    ? Optional.empty()
                    : Optional.of("the decoder is stuck in one message for over " + VitalThreads.STUCK_SECONDS + " s");
        });
        vital.watch("opening", writer::openingProblem);
        vital.watch("writer", () -> {
            if (!writer.isAlive()) {
                return Optional.of("the writer has ended");
            }
            long seconds = Math.round(writer.callSeconds());
            return seconds < VitalThreads.STUCK_SECONDS
                    ? Optional.empty()
                    : Optional.of(
                            "the writer is stuck in one database call for over " + VitalThreads.STUCK_SECONDS + " s");
        });
    }

    /** Takes a message from a thread that must not wait. */
    public void receive(InboundMessage message) {
        stats.onReceived();
        List<InboundMessage> lost = inbox.offer(message);
        for (InboundMessage one : lost) {
            if (one.acknowledgement().refuse()) {
                stats.onRefused();
            } else {
                stats.onDropped(DropReason.OVERFLOW);
            }
        }
    }

    /** Takes a message as soon as there is room for it; false when nothing is taken any more. */
    public boolean receiveWhenRoom(InboundMessage message) throws InterruptedException {
        stats.onReceived();
        return inbox.put(message);
    }

    /** Reads by {@code newer} from the next messages on. */
    public void reload(Config newer) {
        config = newer;
        decoder.reload(newer);
    }

    /** The configuration that was taken last. */
    public Config config() {
        return config;
    }

    /** Takes nothing more in, and writes what is there; returns how many messages could not be written in time. */
    public int stop(Duration atMost) throws InterruptedException {
        inbox.close();
        if (unwritten() == 0 && !writer.awaitOpen(0)) {
            // Nothing waits for a database that cannot be opened.
            writer.giveUp();
        }
        if (!writer.awaitEnd(atMost.toMillis())) {
            writer.giveUp();
            writer.awaitEnd(1_000);
        }
        return unwritten();
    }

    /** Messages that have been received, and not dealt with: what ending at once would cost. */
    public int unwritten() {
        return inbox.size() + decoder.unfinished();
    }

    /** What has been counted. */
    public IngestStats stats() {
        return stats;
    }

    /** Messages waiting to be decoded. */
    public int queued() {
        return inbox.size();
    }

    /** Bytes of the messages waiting to be decoded. */
    public long queuedBytes() {
        return inbox.bytes();
    }

    /** Whether messages that were refused would find room now. */
    public boolean isRoomy() {
        return inbox.isRoomy();
    }

    /** What is wrong with the database, if anything is. */
    public Optional<String> trouble() {
        return writer.trouble();
    }

    /** For how long the present transaction has been going on, in seconds. */
    public double busySeconds() {
        return writer.busySeconds();
    }
}
