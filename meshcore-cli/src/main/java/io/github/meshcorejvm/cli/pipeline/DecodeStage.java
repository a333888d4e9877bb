package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.message.RecordReader;
import io.github.meshcorejvm.cli.message.StatusFreshness;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.store.record.StoreRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread between inbox and writer: takes messages, reads and decodes them, and passes them on. */
final class DecodeStage {

    private static final Logger LOG = LoggerFactory.getLogger(DecodeStage.class);
    /** Small, so that an idle writer gets work soon; the writer combines waiting batches. */
    private static final int MAX_AT_ONCE = 256;
    /** Limits bytes too: with 64 KiB per message, the bound of the inbox would otherwise be meaningless. */
    private static final long MAX_BYTES_AT_ONCE = 512 * 1024;

    private static final int MAX_FORMER = 250;

    private final BoundedInbox inbox;
    private final IngestStats stats;
    private final Handover decoded;
    private final Thread thread = new Thread(this::run, "decoder");
    /** Kept across reloads; used only by the decoder thread. */
    private final StatusFreshness freshness = new StatusFreshness();

    private final DerivedRegions derived;
    private volatile Config newest;
    /** The newest of which the decoder thread knows; this and the following two fields are used by no other. */
    private Config known;

    private Config config;
    private RecordReader reader;
    private int unfinished;
    private volatile long messageSinceNanos;

    /**
     * Reads messages with a configuration.
     *
     * @param maxAhead about how many messages may wait for the writer
     */
    DecodeStage(BoundedInbox inbox, IngestStats stats, Config config, DerivedRegions.Source regions, int maxAhead) {
        decoded = new Handover(maxAhead / MAX_AT_ONCE + 1);
        this.inbox = inbox;
        this.stats = stats;
        this.config = config;
        known = config;
        newest = config;
        derived = new DerivedRegions(regions);
        reader = newReader(config, derived, stats, freshness);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Uses {@code newer} from the next messages on. */
    void reload(Config newer) {
        newest = newer;
    }

    /** Only the decoder thread makes readers, so that none with older settings follows one with newer ones. */
    private void takeNewest() {
        Config newer = newest;
        if (newer != known) {
            known = newer;
            config = newer.withSources(withFormer(newer.sources(), config.sources()));
            derived.reset();
            reader = newReader(config, derived, stats, freshness);
        }
    }

    /** Messages of removed sources may still be waiting: their filters and regions stay. */
    private static List<SourceConfig> withFormer(List<SourceConfig> sources, List<SourceConfig> before) {
        Set<String> names = sources.stream().map(SourceConfig::name).collect(Collectors.toSet());
        Stream<SourceConfig> former = before.stream().filter(source -> !names.contains(source.name()));
        return Stream.concat(sources.stream(), former.limit(MAX_FORMER)).toList();
    }

    private static RecordReader newReader(
            Config config, DerivedRegions derived, IngestStats stats, StatusFreshness freshness) {
        return new RecordReader(config, config.autoRegions().enabled() ? derived.names() : List.of(), stats, freshness);
    }

    /** The next batch, as soon as there is one; null when the inbox is closed and everything was passed on. */
    @Nullable
    DecodedBatch take() throws InterruptedException {
        return decoded.take();
    }

    /** A batch if one is ready now, or null. */
    @Nullable
    DecodedBatch poll() {
        return decoded.poll();
    }

    /** Notes that a number of messages are finished. */
    synchronized void done(int messages) {
        unfinished -= messages;
        notifyAll();
    }

    private synchronized void begin(int messages) {
        unfinished += messages;
    }

    /** Waits until at most a number of messages are unfinished. */
    private synchronized void awaitUnfinished(int messages) throws InterruptedException {
        while (unfinished > messages) {
            wait();
        }
    }

    /** Whether its thread is running or not yet started. */
    boolean isAlive() {
        return thread.isAlive() || thread.getState() == Thread.State.NEW;
    }

    /** How long it has been decoding the current message, in seconds; 0 when it waits. */
    double messageSeconds() {
        long since = messageSinceNanos;
        return since == 0 ? 0 : (System.nanoTime() - since) / 1e9;
    }

    /** Messages that were taken out of the inbox and are not finished. */
    synchronized int unfinished() {
        return unfinished;
    }

    private void run() {
        try {
            for (List<InboundMessage> taken = inbox.take(MAX_AT_ONCE, MAX_BYTES_AT_ONCE);
                    !taken.isEmpty();
                    taken = inbox.take(MAX_AT_ONCE, MAX_BYTES_AT_ONCE)) {
                begin(taken.size());
                decode(taken);
            }
        } catch (InterruptedException abandoned) {
            Thread.currentThread().interrupt();
        } finally {
            decoded.close();
        }
    }

    private void decode(List<InboundMessage> taken) throws InterruptedException {
        DecodedBatch batch = new DecodedBatch();
        takeNewest();
        for (int i = 0; i < taken.size(); i++) {
            InboundMessage message = taken.get(i);
            if (derived.isDue(message.receivedAt(), config.autoRegions())) {
                handOver(batch);
                batch = new DecodedBatch();
                refreshRegions(message, taken.size() - i);
            }
            decode(message, batch);
        }
        handOver(batch);
    }

    private void handOver(DecodedBatch batch) throws InterruptedException {
        messageSinceNanos = 0;
        if (!batch.messages().isEmpty()) {
            decoded.put(batch);
        }
    }

    /** First waits until the regions that earlier messages declare are in the database. */
    private void refreshRegions(InboundMessage next, int undecoded) throws InterruptedException {
        awaitUnfinished(undecoded);
        if (derived.refresh(next.receivedAt(), config)) {
            reader = newReader(config, derived, stats, freshness);
        }
    }

    /** A message that cannot be read because of a bug in this program must not stop later ones. */
    private void decode(InboundMessage message, DecodedBatch batch) {
        messageSinceNanos = Math.max(1, System.nanoTime());
        List<StoreRecord> records = List.of();
        try {
            records = reader.read(message);
        } catch (RuntimeException | StackOverflowError fault) {
            if (HostFault.isBehind(fault)) {
                throw fault;
            }
            stats.onDropped(DropReason.FAILED);
            LOG.error("failed to decode a message on topic {}", message.topic(), fault);
        }
        batch.add(message, records);
    }
}
