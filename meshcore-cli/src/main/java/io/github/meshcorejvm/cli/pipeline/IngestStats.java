package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.message.MessageCounter;
import io.github.meshcorejvm.store.record.BatchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The counters since the start. Safe for use by multiple threads. */
public final class IngestStats implements MessageCounter {

    /** Strangers control topic names; beyond this number they share one counter. */
    private static final int MAX_KINDS = 32;

    private static final int MAX_KIND_LENGTH = 32;
    /** Names that publishers are known to use; strangers' names must not displace them. */
    private static final Set<String> USUAL_KINDS = Set.of(
            "bridge-status",
            "client",
            "command",
            "config",
            "debug",
            "decoded",
            "events",
            "internal",
            "neighbors",
            "serial");

    private static final String OTHER_KINDS = "other";

    private final LongAdder received = new LongAdder();
    private final LongAdder transmissions = new LongAdder();
    private final LongAdder observations = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder nodeUpserts = new LongAdder();
    private final LongAdder observerUpserts = new LongAdder();
    private final LongAdder signatureDrops = new LongAdder();
    private final LongAdder writeErrors = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder groupCommits = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<DropReason, LongAdder> drops = new EnumMap<>(DropReason.class);
    private final Map<String, LongAdder> ignoredKinds = new ConcurrentHashMap<>();
    private final Map<String, Long> backfilled = new ConcurrentHashMap<>();
    private final AtomicLong lastCommit = new AtomicLong();
    private final Percentiles commitMillis = new Percentiles();
    private final Percentiles receiptToCommitMillis = new Percentiles();
    private final Percentiles batchSizes = new Percentiles();
    private final Map<WriterComponent, ComponentTimes> times = new EnumMap<>(WriterComponent.class);

    public IngestStats() {
        Arrays.stream(WriterComponent.values()).forEach(component -> times.put(component, new ComponentTimes()));
        Arrays.stream(DropReason.values()).forEach(reason -> drops.put(reason, new LongAdder()));
    }

    void onReceived() {
        received.increment();
    }

    private LongAdder counter(DropReason reason) {
        return Objects.requireNonNull(drops.get(reason));
    }

    @Override
    public void onDropped(DropReason reason) {
        counter(reason).increment();
    }

    @Override
    public void onIgnored(String kind) {
        onDropped(DropReason.IGNORED_TOPIC);
        boolean known = USUAL_KINDS.contains(kind)
                || ignoredKinds.containsKey(kind)
                || ignoredKinds.size() < MAX_KINDS && kind.length() <= MAX_KIND_LENGTH;
        ignoredKinds
                .computeIfAbsent(known ? kind : OTHER_KINDS, key -> new LongAdder())
                .increment();
    }

    /** Counts a message left to its broker, which will send it again. */
    void onRefused() {
        refused.increment();
    }

    void onWriteError() {
        writeErrors.increment();
    }

    /** Counts rows of an older file that were migrated during ingest. */
    public void onBackfilled(String what, long rows) {
        if (rows > 0) {
            backfilled.merge(what, rows, Long::sum);
        }
    }

    /** Migrated rows, by the name of the step. */
    public Map<String, Long> backfilled() {
        return new TreeMap<>(backfilled);
    }

    void onCommitted(BatchResult result, int messages, double tookMillis) {
        transmissions.add(result.transmissionsInserted());
        observations.add(result.observationsInserted());
        duplicates.add(result.duplicates());
        nodeUpserts.add(result.nodeUpserts());
        observerUpserts.add(result.observerUpserts());
        signatureDrops.add(result.signatureDrops());
        counter(DropReason.REJECTED).add(result.rejected().size());
        commits.increment();
        if (messages > 1) {
            groupCommits.increment();
        }
        lastCommit.set(System.currentTimeMillis() / 1000);
        commitMillis.record(tookMillis);
        batchSizes.record(messages);
    }

    /** Notes that a message received at {@code receivedAt} is durable now. */
    void onDurable(Instant receivedAt, Instant now) {
        Duration took = Duration.between(receivedAt, now);
        receiptToCommitMillis.record(Math.max(0, took.getSeconds() * 1e3 + took.getNano() / 1e6));
    }

    /** A snapshot of the counters. */
    public record Snapshot(
            long received,
            long transmissions,
            long observations,
            long duplicates,
            long nodeUpserts,
            long observerUpserts,
            long signatureDrops,
            long writeErrors,
            long commits,
            long groupCommits,
            long refused,
            long lastCommit,
            Map<String, Long> drops,
            Map<String, Long> ignoredKinds) {

        /** Messages without a record in the database, for any reason. */
        public long dropped() {
            return drops.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Takes a snapshot; reasons that have not occurred are left out. */
    public Snapshot snapshot() {
        Map<String, Long> reasons = new TreeMap<>();
        drops.forEach((reason, count) -> {
            if (count.sum() > 0) {
                reasons.put(reason.label(), count.sum());
            }
        });
        Map<String, Long> kinds = new TreeMap<>();
        ignoredKinds.forEach((kind, count) -> kinds.put(kind, count.sum()));
        return new Snapshot(
                received.sum(),
                transmissions.sum(),
                observations.sum(),
                duplicates.sum(),
                nodeUpserts.sum(),
                observerUpserts.sum(),
                signatureDrops.sum(),
                writeErrors.sum(),
                commits.sum(),
                groupCommits.sum(),
                refused.sum(),
                lastCommit.get(),
                reasons,
                kinds);
    }

    public Percentiles.Snapshot commitMillis() {
        return commitMillis.snapshot();
    }

    /** How long it took from the receipt of messages until they were durable. */
    public Percentiles.Snapshot receiptToCommitMillis() {
        return receiptToCommitMillis.snapshot();
    }

    /** How long the transactions of a component take. */
    public ComponentTimes times(WriterComponent component) {
        return Objects.requireNonNull(times.get(component));
    }

    public Percentiles.Snapshot batchSizes() {
        return batchSizes.snapshot();
    }
}
