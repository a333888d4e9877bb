package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.config.ConfigException;
import io.github.meshcorejvm.cli.config.LoadedConfig;
import io.github.meshcorejvm.cli.log.LogSetup;
import io.github.meshcorejvm.cli.pipeline.IngestPipeline;
import io.github.meshcorejvm.store.internal.BoundedRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a changed configuration or key file without a restart: channel keys, filters, blacklist, log level, sources,
 * retention. An invalid or missing file is reported, and the old settings stay. Confined to the checking thread,
 * except for {@link #request}.
 */
final class Reloader {

    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

    private static final Duration MAX_READ = Duration.ofSeconds(10);

    private final Supplier<LoadedConfig> reading;
    private final IngestPipeline pipeline;
    private final BrokerGate sources;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final Config running;
    private LoadedConfig current;
    private List<String> stamps;
    private List<String> unsettled = List.of();

    Reloader(Supplier<LoadedConfig> reading, LoadedConfig current, IngestPipeline pipeline, BrokerGate sources) {
        this.reading = reading;
        this.current = current;
        this.running = current.config();
        this.pipeline = pipeline;
        this.sources = sources;
        stamps = stamps(current);
    }

    /** Reads the configuration again at the next check, changed or not. */
    void request() {
        requested.set(true);
    }

    /** Checks whether the files have changed, and waits until they are stable: they may be half written. */
    void look() throws InterruptedException {
        List<String> now = stamps(current);
        boolean settled = now.equals(unsettled);
        unsettled = now;
        boolean asked = requested.getAndSet(false);
        if (asked || settled && !now.equals(stamps)) {
            stamps = now;
            reload();
        }
    }

    private void reload() throws InterruptedException {
        Optional<Path> pipe = current.file().filter(Reloader::isNoFile);
        if (pipe.isPresent()) {
            LOG.error("configuration not reloaded: {} is not a regular file", pipe.get());
            return;
        }
        LoadedConfig loaded;
        try {
            // A key file may be a pipe, or on a drive that hangs.
            loaded = BoundedRead.within(MAX_READ, reading::get);
        } catch (IOException | ConfigException unusable) {
            LOG.error("configuration not reloaded: {}", unusable.getMessage());
            return;
        } catch (RuntimeException fault) {
            // A bug in this program must not end a running ingest.
            LOG.error("configuration not reloaded", fault);
            return;
        }
        if (loaded.gap().isPresent() && !loaded.gap().equals(current.gap())) {
            // At a start the defaults are used; in a running ingest they would end every source.
            LOG.error("configuration not reloaded: {}", loaded.gap().get());
            return;
        }
        if (current.sourceNamed() && !loaded.sourceNamed()) {
            LOG.error("configuration not reloaded: it has no sources");
            return;
        }
        Optional<String> slip = newSlip(loaded);
        if (slip.isPresent()) {
            LOG.error("configuration not reloaded: {}", slip.get());
            return;
        }
        take(loaded);
    }

    /** A key that looks misspelt and is new; a source that moves in the list keeps its known slips. */
    private Optional<String> newSlip(LoadedConfig loaded) {
        List<String> known = new ArrayList<>();
        current.slips().forEach(slip -> known.add(withoutIndex(slip)));
        return loaded.slips().stream()
                .filter(slip -> !known.remove(withoutIndex(slip)))
                .findFirst();
    }

    private static String withoutIndex(String slip) {
        return slip.replaceAll("\\[\\d+\\]", "[]");
    }

    private void take(LoadedConfig loaded) throws InterruptedException {
        Config after = loaded.config().asReloadOf(running);
        current = loaded;
        stamps = stamps(loaded);
        loaded.warnings().forEach(warning -> LOG.warn("configuration: {}", warning));
        LogSetup.level(after.logLevel().name().toLowerCase(Locale.ROOT));
        pipeline.reload(after);
        sources.configure(after.sources());
        LOG.info(
                "configuration reloaded: {} sources, {} channel keys",
                after.sources().size(),
                after.channelKeys().size());
        List<String> late = needRestart(loaded.config());
        if (!late.isEmpty()) {
            LOG.warn("restart required to apply: {}", String.join(", ", late));
        }
    }

    /** The differences from the configuration used at the start. */
    private List<String> needRestart(Config after) {
        List<String> keys = new ArrayList<>();
        note(keys, running.isOnServer() ? "databaseURL" : "dbPath", running.location(), after.location());
        note(keys, "stateDir", running.stateFolder(), after.stateFolder());
        note(keys, "ingest.standby", running.standby(), after.standby());
        note(keys, "db", running.databaseOptions(), after.databaseOptions());
        note(keys, "ingestBufferSize", running.bufferSize(), after.bufferSize());
        note(keys, "metrics.listen", running.metricsListen(), after.metricsListen());
        note(keys, "metrics.sampleIntervalSec", running.metricsSampleInterval(), after.metricsSampleInterval());
        note(
                keys,
                "neighborGraph.maxEdgeKm",
                running.neighbors().maxEdgeKm(),
                after.neighbors().maxEdgeKm());
        note(
                keys,
                "neighborGraph.directRoutes",
                running.neighbors().directRoutes(),
                after.neighbors().directRoutes());
        note(
                keys,
                "pathTrust.minHashBytesForMapping",
                running.neighbors().minHopBytes(),
                after.neighbors().minHopBytes());
        return keys;
    }

    private static void note(List<String> keys, String key, Object before, Object after) {
        if (!before.equals(after)) {
            keys.add(key);
        }
    }

    private static List<String> stamps(LoadedConfig config) {
        Optional<Path> besides = config.file().map(file -> file.resolveSibling("channel-rainbow.json"));
        return List.of(
                config.file().map(Reloader::stamp).orElse(""),
                config.keyFile().or(() -> besides).map(Reloader::stamp).orElse(""));
    }

    private static boolean isNoFile(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            if (!now.isRegularFile()) {
                // The times of a pipe mean nothing.
                return "not a file";
            }
            return now.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + now.size() + " " + now.fileKey();
        } catch (IOException missing) {
            return "missing";
        }
    }
}
