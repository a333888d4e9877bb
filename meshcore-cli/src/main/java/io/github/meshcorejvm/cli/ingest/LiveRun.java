package io.github.meshcorejvm.cli.ingest;

import com.google.gson.JsonObject;
import io.github.meshcorejvm.cli.ExitCode;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.mqtt.ClientIds;
import io.github.meshcorejvm.cli.mqtt.InboundMessage;
import io.github.meshcorejvm.cli.mqtt.SilenceWatchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from brokers until a signal comes: starts everything in its order, and ends it in the reverse one. */
final class LiveRun {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
    /** A new file and any v3 file are open by then; the conversion of an older one goes on behind the subscriptions. */
    private static final Duration OPEN_BEFORE_SUBSCRIBING = Duration.ofSeconds(2);

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(6);
    private static final int LOG_SECONDS = 300;

    private final Supplier<LoadedConfig> reading;
    private final LoadedConfig loaded;
    private final Optional<MessageRecorder> recorder;
    private final StatusLine statusLine;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger signals = new AtomicInteger();

    LiveRun(
            Supplier<LoadedConfig> reading,
            LoadedConfig loaded,
            Optional<MessageRecorder> recorder,
            StatusLine statusLine) {
        this.reading = reading;
        this.loaded = loaded;
        this.recorder = recorder;
        this.statusLine = statusLine;
    }

    int run() throws IOException, InterruptedException {
        Config config = loaded.config();
        SourceHolder holder = new SourceHolder();
        IngestPipeline pipeline = new IngestPipeline(
                config, new StoreSession(config), names -> holder.sources().onWritten(names));
        holder.set(
                new SourceSet(new ClientIds(installation(config.database())), message -> receive(message, pipeline)));
        Signals.on("TERM", () -> onSignal(pipeline));
        Signals.on("INT", () -> onSignal(pipeline));
        if (recorder.isPresent()) {
            recorder.get().start();
        }
        pipeline.start();
        pipeline.awaitOpen(OPEN_BEFORE_SUBSCRIBING);
        holder.sources().set(config.sources());
        try (SilenceWatchdog watchdog = new SilenceWatchdog(holder.sources()::all, SilenceWatchdog.LONGEST_SILENCE)) {
            watchdog.start();
            goOn(pipeline, holder.sources(), watchdog);
            return end(pipeline, holder.sources());
        }
    }

    private void receive(InboundMessage message, IngestPipeline pipeline) {
        recorder.ifPresent(to -> to.record(message));
        pipeline.receive(message);
    }

    private void goOn(IngestPipeline pipeline, SourceSet sources, SilenceWatchdog watchdog)
            throws InterruptedException {
        StatsFile file = new StatsFile(loaded.config().statsFile());
        ProcIo io = new ProcIo();
        OverflowLog overflow = new OverflowLog();
        RateMeter rate = new RateMeter();
        for (long second = 1;
                !stop.await(1, TimeUnit.SECONDS) && pipeline.failure().isEmpty();
                second++) {
            file.write(report(pipeline, sources, watchdog, io));
            IngestStats.Snapshot counted = pipeline.stats().snapshot();
            overflow.look(counted);
            if (pipeline.isRoomy()) {
                sources.readyForRefused();
            }
            statusLine.show(rate.line(counted, pipeline, sources.statuses()));
            if (second % LOG_SECONDS == 0) {
                LOG.info("{}", Summary.of(counted));
            }
        }
    }

    private static JsonObject report(IngestPipeline pipeline, SourceSet sources, SilenceWatchdog watchdog, ProcIo io) {
        return StatsReport.of(
                pipeline,
                new StatsReport.Surroundings(
                        sources.statuses(), watchdog.lastTick(), watchdog.panics(), io.sample(), Map.of()));
    }

    private int end(IngestPipeline pipeline, SourceSet sources) throws InterruptedException {
        statusLine.clear();
        LOG.info("stopping: {} messages to write", pipeline.queued());
        sources.stopReceiving();
        int unwritten = pipeline.stop(LONGEST_DRAIN);
        sources.close();
        recorder.ifPresent(MessageRecorder::close);
        LOG.info("{}", Summary.of(pipeline.stats().snapshot()));
        if (pipeline.failure().isPresent()) {
            throw pipeline.failure().get();
        }
        if (unwritten > 0) {
            LOG.error("{} messages could not be written in time", unwritten);
        }
        return unwritten == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void onSignal(IngestPipeline pipeline) {
        if (signals.incrementAndGet() > 1) {
            LOG.error("stopped at once, {} messages were not written", pipeline.queued());
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
        stop.countDown();
    }

    /** What no other installation is called: brokers throw out the older of two clients of one name. */
    private static String installation(Path database) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            host = "";
        }
        return host + '\n' + database.toAbsolutePath().normalize();
    }

    /** The pipeline tells the sources what is written, and the sources bring it what to write. */
    private static final class SourceHolder {

        private volatile Optional<SourceSet> set = Optional.empty();

        void set(SourceSet sources) {
            set = Optional.of(sources);
        }

        SourceSet sources() {
            return set.orElseThrow();
        }
    }
}
