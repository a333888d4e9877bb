package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.message.DropReason;
import io.github.meshcorejvm.cli.message.RecordReader;
import io.github.meshcorejvm.cli.message.StatusFreshness;
import io.github.meshcorejvm.cli.mqtt.ClientIds;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.mqtt.PahoSource;
import io.github.meshcorejvm.cli.mqtt.SourceStatus;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Connects to each broker for a while, and reports whether messages arrive that ingest could store. */
final class BrokerCheck {

    /** A connection may take longer than the wait for a message, on a slow link or with TLS. */
    private static final Duration MIN_CONNECT = Duration.ofSeconds(10);

    private final Config config;
    private final Duration wait;
    private final CheckReport report;

    BrokerCheck(Config config, Duration wait, CheckReport report) {
        this.config = config;
        this.wait = wait;
        this.report = report;
    }

    void run() throws InterruptedException {
        // Not the client ids of a running ingest, which the broker would disconnect.
        ClientIds ids = new ClientIds(UUID.randomUUID().toString(), "");
        List<Probe> probes = new ArrayList<>();
        for (SourceConfig source : config.sources()) {
            SourceConfig probed = source.asOnlooker();
            probes.add(new Probe(config, new PahoSource(probed, ids.of(probed))));
        }
        probes.forEach(Probe::start);
        long begin = System.nanoTime();
        while (!probes.stream().allMatch(probe -> isDone(probe, System.nanoTime() - begin))) {
            Thread.sleep(50);
        }
        Thread.setDefaultUncaughtExceptionHandler(BrokerCheck::died);
        for (Probe probe : probes) {
            report(probe);
            probe.source.close();
        }
    }

    /** What a thread of a connection throws while that is closed is no result of the check. */
    private static void died(Thread thread, Throwable failure) {
        if (!PahoSource.isOfConnection(thread)) {
            System.err.println("meshcore: the thread " + thread.getName() + " ended unexpectedly: " + failure);
        }
    }

    private boolean isDone(Probe probe, long nanos) {
        if (probe.usable() > 0) {
            return true;
        }
        SourceStatus.Snapshot source = probe.source.status().snapshot();
        boolean connecting = !source.subscribed() && source.lastError().isEmpty();
        return nanos >= (connecting ? connectWait() : wait).toNanos();
    }

    private Duration connectWait() {
        return wait.compareTo(MIN_CONNECT) > 0 ? wait : MIN_CONNECT;
    }

    private void report(Probe probe) {
        SourceStatus.Snapshot source = probe.source.status().snapshot();
        String what = "broker " + source.name();
        if (source.subscribed() && source.lastError().isPresent()) {
            report.warning(what, source.broker() + ": " + source.lastError().get());
        } else if (source.subscribed() && probe.usable() > 0) {
            report.ok(what, source.broker() + ": subscribed, messages arrive");
        } else if (source.subscribed() && source.received() > 0) {
            report.warning(
                    what,
                    source.broker() + ": subscribed, but of " + source.received() + " messages none can be stored: "
                            + probe.reasons());
        } else if (source.subscribed()) {
            report.warning(what, source.broker() + ": subscribed, no message within " + wait.toSeconds() + " s");
        } else {
            report.failed(
                    what,
                    source.broker() + ": "
                            + source.lastError()
                                    .orElse("no connection within "
                                            + connectWait().toSeconds() + " s"));
        }
    }

    /** A source, and how many of its messages are usable. */
    private static final class Probe {

        private final PahoSource source;
        private final IngestStats stats = new IngestStats();
        private final RecordReader reader;
        private long usable;

        Probe(Config config, PahoSource source) {
            this.source = source;
            reader = new RecordReader(config, List.of(), stats, new StatusFreshness());
        }

        void start() {
            source.start(this::receive);
        }

        private synchronized void receive(InboundMessage message) {
            try {
                if (!reader.read(message).isEmpty()) {
                    usable++;
                }
            } catch (RuntimeException | StackOverflowError fault) {
                stats.onDropped(DropReason.FAILED);
            }
            // Without it the broker would send only the first few.
            message.acknowledgement().acknowledge();
        }

        synchronized long usable() {
            return usable;
        }

        synchronized String reasons() {
            Map<String, Long> drops = stats.snapshot().drops();
            String reasons = drops.entrySet().stream()
                    .filter(drop -> drop.getValue() > 0)
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(drop -> drop.getKey() + " " + drop.getValue())
                    .collect(Collectors.joining(", "));
            return reasons.isEmpty() ? "their topics are not for the database" : reasons;
        }
    }
}
