package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.SourceConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The brokers to read from; a new configuration does not reconnect unchanged ones. Safe for use by multiple threads. */
public final class SourceSet {

    private static final Logger LOG = LoggerFactory.getLogger(SourceSet.class);
    private static final long FAREWELL_MILLIS = 3_000;

    private final MessageSource.Sink sink;
    private ClientIds clientIds = new ClientIds("", "");
    private Optional<KnownSessions> sessions = Optional.empty();
    private volatile List<PahoSource> sources = List.of();

    public SourceSet(MessageSource.Sink sink) {
        this.sink = sink;
    }

    /** Sets the client ids of sources that start from now on. */
    public synchronized void callThemselvesBy(ClientIds ids, KnownSessions known) {
        clientIds = ids;
        sessions = Optional.of(known);
    }

    /** Writes down again what is known of the brokers' sessions, if somebody has deleted it. */
    public synchronized void restoreSessions() {
        sessions.ifPresent(KnownSessions::restore);
    }

    /** Reads from exactly these sources from now on. */
    public synchronized void set(List<SourceConfig> configs) throws InterruptedException {
        List<PahoSource> kept = new ArrayList<>();
        List<PahoSource> ended = new ArrayList<>();
        for (PahoSource source : sources) {
            (configs.contains(source.config()) ? kept : ended).add(source);
        }
        List<IdentifiedSource> configured = configs.stream()
                .map(config -> new IdentifiedSource(config, clientIds.of(config)))
                .toList();
        Set<String> used = new HashSet<>();
        for (IdentifiedSource source : configured) {
            if (source.config().session().persistent()) {
                used.add(source.clientId());
            }
        }
        close(ended, source -> source.leave(used), FAREWELL_MILLIS);
        List<PahoSource> begun = new ArrayList<>();
        for (IdentifiedSource source : configured) {
            if (kept.stream().noneMatch(running -> running.config().equals(source.config()))) {
                begun.add(new PahoSource(source.config(), source.clientId(), sessions));
            }
        }
        List<PahoSource> all = new ArrayList<>(kept);
        all.addAll(begun);
        sources = List.copyOf(all);
        sessions.ifPresent(known -> known.compare(configured));
        begun.forEach(source -> source.start(sink));
        if (!kept.isEmpty() && !(begun.isEmpty() && ended.isEmpty())) {
            LOG.info("sources: {} unchanged, {} stopped, {} started", kept.size(), ended.size(), begun.size());
        }
    }

    /** Stops reading until it is started again; the sources stay configured. */
    public synchronized void disconnect() throws InterruptedException {
        close(sources, PahoSource::close, FAREWELL_MILLIS);
        sources = List.of();
    }

    public List<PahoSource> all() {
        return sources;
    }

    public List<SourceStatus.Snapshot> statuses() {
        return sources.stream().map(source -> source.status().snapshot()).toList();
    }

    public void onWritten(Set<String> names) {
        for (PahoSource source : sources) {
            if (names.contains(source.name())) {
                source.status().onWritten();
            }
        }
    }

    public void readyForRefused() {
        sources.forEach(PahoSource::readyForRefused);
    }

    /** Accepts no more messages; accepted ones can still be acknowledged. */
    public void stopReceiving() {
        sources.forEach(PahoSource::stopReceiving);
    }

    /** Disconnects from all brokers in parallel, within a time limit. */
    public synchronized void close(Duration atMost) throws InterruptedException {
        close(sources, PahoSource::close, Math.min(atMost.toMillis(), FAREWELL_MILLIS));
    }

    private static void close(List<PahoSource> ended, Consumer<PahoSource> closing, long millis)
            throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (PahoSource source : ended) {
            Thread thread = new Thread(() -> closing.accept(source), "close-" + source.name());
            thread.setDaemon(true);
            try {
                thread.start();
                threads.add(thread);
            } catch (OutOfMemoryError noThread) {
                LOG.warn("{}: no thread available to close the connection: {}", source.name(), noThread.getMessage());
            }
        }
        long end = System.nanoTime() + millis * 1_000_000;
        for (Thread thread : threads) {
            // Not 0, which would mean no limit.
            thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
    }
}
