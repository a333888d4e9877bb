package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.maintenance.MaintainedDatabase;
import io.github.meshcorejvm.cli.monitor.MetricsServer;
import io.github.meshcorejvm.cli.monitor.OverflowLog;
import io.github.meshcorejvm.cli.monitor.RateMeter;
import io.github.meshcorejvm.cli.monitor.StatsFile;
import io.github.meshcorejvm.cli.monitor.StatsReport;
import io.github.meshcorejvm.cli.monitor.StorageSpace;
import io.github.meshcorejvm.cli.monitor.Summary;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.mqtt.Installation;
import io.github.meshcorejvm.cli.mqtt.KnownSessions;
import io.github.meshcorejvm.cli.mqtt.MessageRecorder;
import io.github.meshcorejvm.cli.mqtt.SilenceWatchdog;
import io.github.meshcorejvm.cli.mqtt.SourceSet;
import io.github.meshcorejvm.cli.pipeline.CryptoClasses;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.cli.pipeline.IngestStats;
import io.github.meshcorejvm.cli.pipeline.ProcIo;
import io.github.meshcorejvm.cli.pipeline.StoreSession;
import io.github.meshcorejvm.cli.pipeline.VitalThreads;
import io.github.meshcorejvm.cli.terminal.Signals;
import io.github.meshcorejvm.cli.terminal.StatusLine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from brokers until a signal arrives: starts everything in order, and stops it in reverse order. */
final class LiveRun {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
    /** A new file and any v3 file are open by then; the conversion of an older one continues after subscribing. */
    private static final Duration OPEN_BEFORE_SUBSCRIBING = Duration.ofSeconds(2);

    private static final Duration MAX_DRAIN = Duration.ofSeconds(6);
    /** The documented limit is ten seconds. */
    private static final Duration MAX_END = Duration.ofSeconds(8);

    private static final long FAREWELL_MILLIS = 500;
    private static final int LOG_SECONDS = 300;

    private final Supplier<LoadedConfig> reading;
    private final LoadedConfig loaded;
    private final Config config;
    private final Optional<MessageRecorder> recorder;
    private final StatusLine statusLine;
    private final StoreSession store;
    private final IngestPipeline pipeline;
    private final SourceSet sources;
    private final OtherIngests others;
    private final BrokerGate gate;
    private final MaintainedDatabase database;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final SignalCount signals = new SignalCount();
    private final VitalThreads vital = new VitalThreads(stop::countDown);
    private final LiveWatch watch;

    LiveRun(
            Supplier<LoadedConfig> reading,
            LoadedConfig loaded,
            Optional<MessageRecorder> recorder,
            StatusLine statusLine) {
        this.reading = reading;
        this.loaded = loaded;
        this.config = loaded.config();
        this.recorder = recorder;
        this.statusLine = statusLine;
        store = new StoreSession(config);
        database = new MaintainedDatabase(config);
        pipeline = config.isStandby()
                ? IngestPipeline.ofStandby(config, store, database.store().lease()::isHeld)
                : new IngestPipeline(config, store);
        watch = new LiveWatch(vital, pipeline, recorder);
        sources = new SourceSet(this::receive);
        others = new OtherIngests(config);
        gate = new BrokerGate(sources, !config.isStandby());
    }

    int run() throws IOException, InterruptedException {
        vital.start();
        Reloader reloader = new Reloader(reading, loaded, pipeline, gate);
        if (recorder.isPresent()) {
            recorder.get().start();
        }
        StateFolder.prepare(config);
        Installation installation = new Installation(config.fileBase());
        openDatabase(reloader);
        StateFiles state = new StateFiles(installation, sources);
        subscribe(installation);
        try (SilenceWatchdog watchdog = new SilenceWatchdog(sources::all, SilenceWatchdog.MAX_SILENCE);
                LiveTasks tasks = new LiveTasks(config, pipeline)) {
            watchdog.start();
            watch.begin(watchdog, tasks.vital());
            Optional<MetricsServer> metrics = serveMetrics(tasks);
            tasks.begin(state, database, store, others, gate);
            try {
                runUntilStopped(watchdog, reloader);
            } catch (RuntimeException | Error failure) {
                vital.died(Thread.currentThread(), failure);
            }
            tasks.stopLong();
            int status = end(tasks, state);
            metrics.ifPresent(MetricsServer::close);
            return status;
        }
    }

    /** Starts the writer, and listens to signals and loads classes while it opens the database. */
    private void openDatabase(Reloader reloader) throws InterruptedException {
        pipeline.onWritten(sources::onWritten);
        pipeline.start();
        Signals.on("TERM", this::onSignal);
        Signals.on("INT", this::onSignal);
        Signals.on("HUP", reloader::request);
        if (!config.isOnServer()) {
            // Before the brokers' names are looked up, and while the writer is busy: it sets up the JDK's logging.
            AddressCache.shorten();
        }
        CryptoClasses.load();
        pipeline.awaitOpen(OPEN_BEFORE_SUBSCRIBING);
    }

    /** Connects under client ids that no other ingest of this database has. */
    private void subscribe(Installation installation) throws IOException, InterruptedException {
        int number = others.announce();
        others.reportLeftSessions();
        sources.callThemselvesBy(
                installation.clientIds(config.sources()).ofIngest(number),
                new KnownSessions(config.fileBase(), number));
        gate.configure(config.sources());
    }

    private Optional<MetricsServer> serveMetrics(LiveTasks tasks) {
        StorageSpace space = new StorageSpace(config.fileBase());
        Optional<MetricsServer> metrics = Diagnostics.serve(config, pipeline, sources, vital, tasks.all(), space);
        metrics.ifPresent(server -> tasks.measure(space));
        return metrics;
    }

    private void receive(InboundMessage message) {
        recorder.ifPresent(to -> to.record(message));
        pipeline.receive(message);
    }

    private void runUntilStopped(SilenceWatchdog watchdog, Reloader reloader) throws InterruptedException {
        StatsFile file = new StatsFile(config.statsFile());
        ProcIo io = new ProcIo();
        OverflowLog overflow = new OverflowLog();
        RateMeter rate = new RateMeter();
        for (long second = 1;
                !stop.await(1, TimeUnit.SECONDS) && pipeline.failure().isEmpty();
                second++) {
            watch.mainThreadIsAlive();
            IngestStats.Snapshot counted = pipeline.stats().snapshot();
            file.write(StatsReport.of(
                    pipeline,
                    new StatsReport.Surroundings(
                            sources.statuses(), watchdog.lastTick(), watchdog.panics(), io.sample())));
            overflow.look(counted);
            if (pipeline.isRoomy()) {
                sources.readyForRefused();
            }
            if (statusLine.isActive()) {
                statusLine.show(rate.line(counted, pipeline, sources.statuses()));
            }
            reloader.look();
            if (second % LOG_SECONDS == 0) {
                Summary.log(LOG, counted);
            }
        }
    }

    private int end(LiveTasks tasks, StateFiles state) throws InterruptedException {
        long begun = System.nanoTime();
        vital.ending();
        statusLine.clear();
        LOG.info("stopping, {} messages left to write", pipeline.unwritten());
        others.stopping();
        sources.stopReceiving();
        tasks.stopShort();
        Thread recording = new Thread(() -> recorder.ifPresent(MessageRecorder::close), "recorder-end");
        try {
            recording.start();
        } catch (OutOfMemoryError noThread) {
            LOG.warn("no thread available to finish the recording: {}", noThread.getMessage());
        }
        int unwritten = pipeline.stop(MAX_DRAIN);
        state.restore();
        Duration left = MAX_END.minusNanos(System.nanoTime() - begun);
        sources.close(left.isNegative() ? Duration.ZERO : left);
        others.close();
        database.close();
        recording.join(FAREWELL_MILLIS);
        Summary.log(LOG, pipeline.stats().snapshot());
        if (pipeline.failure().isPresent()) {
            throw pipeline.failure().get();
        }
        if (unwritten > 0) {
            LOG.error("shutdown timed out, {} messages not written", unwritten);
        }
        // A requested recording is part of the result.
        boolean recorded = recorder.map(to -> !to.isFailing()).orElse(true);
        return unwritten == 0 && recorded && vital.fatal().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void onSignal() {
        if (signals.isRepeated()) {
            AbruptEnd.after(pipeline.unwritten());
        }
        stop.countDown();
    }
}
