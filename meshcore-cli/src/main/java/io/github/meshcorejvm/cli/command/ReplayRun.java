package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.CommandFailedException;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.StoreSettings;
import io.github.meshcorejvm.cli.maintenance.MaintainedDatabase;
import io.github.meshcorejvm.cli.maintenance.MigrationTask;
import io.github.meshcorejvm.cli.maintenance.NeighborTask;
import io.github.meshcorejvm.cli.monitor.Summary;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.mqtt.ReplaySource;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import io.github.meshcorejvm.cli.terminal.Signals;
import io.github.meshcorejvm.cli.terminal.StatusLine;
import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.StoreTotals;
import io.github.meshcorejvm.store.backfill.BackfillOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a recording into the database, in the same way as messages from a broker, and prints a summary. */
final class ReplayRun {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

    private static final String STANDARD_INPUT = "-";
    private static final long PROGRESS_NANOS = 1_000_000_000L;

    private static final Duration MAX_DRAIN = Duration.ofSeconds(6);
    private static final Duration SIGNAL_CHECK = Duration.ofMillis(100);

    private final Config config;
    private final double speed;
    private final PrintWriter out;
    private final StatusLine statusLine;
    private volatile boolean stopped;
    private volatile boolean interrupted;

    ReplayRun(Config config, double speed, PrintWriter out, StatusLine statusLine) {
        this.config = config;
        this.speed = speed;
        this.out = out;
        this.statusLine = statusLine;
    }

    /** Before the first message: a replay is often shorter than the migration of an old file would take beside it. */
    private void migrate(IngestStats stats) throws InterruptedException {
        try {
            new MigrationTask(config, stats, BackfillOptions.DEFAULT).run();
        } catch (StoreException failure) {
            // As beside a live ingest: messages can be stored without it.
            LOG.warn("migration failed: {}", failure.toString());
        }
    }

    int run(String file) throws IOException, InterruptedException {
        StoreSession store = new StoreSession(config);
        IngestPipeline pipeline = IngestPipeline.ofReplay(config, store);
        NeighborTask neighbors =
                new NeighborTask(new MaintainedDatabase(config), config, Optional::empty, store::resolveWith);
        // Not closed: after a signal, closing would wait for ever for a read of standard input. The process ends
        // anyway.
        InputStream lines = open(file);
        pipeline.start();
        pipeline.awaitOpen(Duration.ofDays(1));
        migrate(pipeline.stats());
        neighbors.run();
        pipeline.everyIngestTime(NeighborTask.PERIOD, () -> neighbors.runOn(store.neighbors()));
        long begun = System.nanoTime();
        ReplaySource replay = new ReplaySource(lines, speed, Clock.systemUTC());
        CountDownLatch end = new CountDownLatch(1);
        SignalCount signals = new SignalCount();
        Runnable onSignal = () -> {
            if (signals.isRepeated()) {
                AbruptEnd.after(pipeline.unwritten());
            }
            stopped = true;
            end.countDown();
        };
        Signals.on("TERM", onSignal);
        Signals.on("INT", () -> {
            interrupted = true;
            onSignal.run();
        });
        feedUntil(end, replay, pipeline);
        int unwritten = finish(pipeline);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (!stopped) {
            neighbors.run();
        }
        statusLine.clear();
        report(replay, pipeline, seconds);
        return status(replay, unwritten == 0 && pipeline.failure().isEmpty());
    }

    /** Waits until everything is written, also for a database that fails; a signal ends that. */
    private int finish(IngestPipeline pipeline) throws InterruptedException {
        boolean finished = false;
        while (!finished && !stopped) {
            finished = pipeline.finish(SIGNAL_CHECK);
        }
        return pipeline.stop(MAX_DRAIN);
    }

    private int status(ReplaySource replay, boolean written) {
        if (!written || (replay.read() > 0 && replay.unreadable() == replay.read())) {
            return ExitCode.FAILED;
        }
        return interrupted ? ExitCode.INTERRUPTED : ExitCode.OK;
    }

    /** On a separate thread, so that a signal can end this despite a silent input or a full inbox. */
    private void feedUntil(CountDownLatch end, ReplaySource replay, IngestPipeline pipeline)
            throws IOException, InterruptedException {
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        Thread feeder = new Thread(
                () -> {
                    try {
                        feed(replay, pipeline);
                    } catch (IOException | RuntimeException | Error | InterruptedException failure) {
                        failed.set(failure);
                    } finally {
                        end.countDown();
                    }
                },
                "replay");
        feeder.setDaemon(true);
        feeder.start();
        end.await();
        Throwable failure = failed.get();
        if (failure instanceof IOException unreadable) {
            throw unreadable;
        }
        if (failure instanceof RuntimeException fault) {
            throw fault;
        }
        if (failure instanceof Error fatal) {
            throw fatal;
        }
    }

    private void feed(ReplaySource replay, IngestPipeline pipeline) throws IOException, InterruptedException {
        long shown = System.nanoTime();
        for (Optional<InboundMessage> next = replay.next(); next.isPresent() && !stopped; next = replay.next()) {
            if (!pipeline.receiveWhenRoom(next.get())) {
                return;
            }
            if (System.nanoTime() - shown > PROGRESS_NANOS) {
                shown = System.nanoTime();
                statusLine.show(replay.read() + " messages read, " + pipeline.queued() + " waiting");
            }
        }
    }

    private void report(ReplaySource replay, IngestPipeline pipeline, double seconds) {
        IngestStats.Snapshot counted = pipeline.stats().snapshot();
        out.println(Summary.of(counted));
        if (stopped) {
            out.println("stopped by a signal: part of the input was not read");
        }
        if (replay.unreadable() > 0) {
            out.println(replay.unreadable() + " lines skipped: not a recorded message");
        }
        if (replay.invalidTimes() > 0) {
            out.println("invalid receivedAt in " + replay.invalidTimes() + " messages, stored with the current time: "
                    + TerminalText.shortLine(replay.invalidTime()) + " (allowed: 2026-11-20T14:05:10Z)");
        }
        StoreTotals totals = StoreSettings.store(config).totals();
        out.printf(
                Locale.ROOT,
                "%s now holds: transmissions %d, observations %d, nodes %d, observers %d, neighbor edges %d%n",
                TerminalText.escape(config.location().toString()),
                totals.transmissions(),
                totals.observations(),
                totals.nodes(),
                totals.observers(),
                totals.neighborEdges());
        out.printf(
                Locale.ROOT,
                "%.1f s, %.0f messages per second%n",
                seconds,
                counted.received() / Math.max(seconds, 1e-9));
        out.flush();
    }

    private static InputStream open(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new CommandFailedException("the recording " + file + " cannot be read");
        }
        return Files.newInputStream(path);
    }
}
