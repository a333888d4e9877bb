package io.github.meshcorejvm.cli.command;

import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.cli.mqtt.KnownSessions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of other ingests on the same database. Safe for use by multiple threads. */
final class OtherIngests implements AutoCloseable {

    /** How often to check for ingests that started after this one. */
    static final Duration PERIOD = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(OtherIngests.class);
    /** An ingest that is asked to stop ends within 10 s. */
    private static final Duration MAX_STOP = Duration.ofSeconds(12);

    private static final long BETWEEN_TRIES_MILLIS = 100;

    private final Path database;
    private final Config config;
    private Optional<IngestLock> lock = Optional.empty();
    private Set<String> known = new HashSet<>();
    private boolean failing;

    OtherIngests(Config config) {
        this.config = config;
        database = config.fileBase();
    }

    /**
     * Announces this ingest to the others, and logs the others. Waits for one that is about to stop, so that this one takes
     * over its place and its client ids.
     *
     * @return 1 for the only ingest on the database; further ones count up
     */
    synchronized int announce() throws InterruptedException {
        try {
            IngestLock taken = IngestLock.take(database, self());
            long end = System.nanoTime() + MAX_STOP.toNanos();
            while (taken.followsAStoppingOne() && System.nanoTime() < end) {
                taken.close();
                Thread.sleep(BETWEEN_TRIES_MILLIS);
                taken = IngestLock.take(database, self());
            }
            lock = Optional.of(taken);
            if (taken.number() > 1) {
                LOG.warn(
                        "this is ingest number {} on {}: it uses MQTT client ids of its own, "
                                + "configured ones with the suffix -{}",
                        taken.number(),
                        config.location(),
                        taken.number());
            }
            look();
            return taken.number();
        } catch (IOException failure) {
            LOG.warn("other ingests on {} cannot be detected: {}", config.location(), failure.toString());
            return 1;
        }
    }

    /** Warns of what brokers may keep for ingests that have ended: after an overlap of two, only the one that ended last has all. */
    synchronized void reportLeftSessions() {
        try {
            if (lock.isPresent()) {
                for (int ended : lock.get().free()) {
                    new KnownSessions(database, ended).reportLeft(ended);
                }
            }
        } catch (IOException failure) {
            LOG.debug("cannot look for ingests that have ended: {}", failure.toString());
        }
    }

    /** Logs ingests that have started or ended since the last check. */
    synchronized void look() throws IOException {
        if (lock.isEmpty()) {
            return;
        }
        if (lock.get().isLost()) {
            retake(lock.get());
        }
        Set<String> now = new HashSet<>(lock.get().others());
        for (String other : now) {
            if (!known.contains(other)) {
                report(other);
            }
        }
        for (String other : known) {
            if (!now.contains(other)) {
                LOG.info("the other ingest on {} has ended: {}", config.location(), other);
            }
        }
        known = now;
    }

    /** Somebody may have moved the database away while ingest runs, and the lock file with it. */
    private void retake(IngestLock lost) {
        try {
            lock = Optional.of(lost.again(self()));
            lost.close();
            failing = false;
        } catch (IOException failure) {
            if (!failing) {
                LOG.warn("other ingests on {} cannot be detected: {}", config.location(), failure.toString());
            }
            failing = true;
        }
    }

    /** On a server several are normal. */
    private void report(String other) {
        if (config.isOnServer()) {
            LOG.info("another ingest of this machine uses {}: {}", config.location(), other);
        } else {
            LOG.warn("another ingest uses {}: {}", config.location(), other);
        }
    }

    /** Asks an ingest that starts now to wait for the end of this one. */
    synchronized void stopping() {
        try {
            if (lock.isPresent()) {
                lock.get().stopping();
            }
        } catch (IOException failure) {
            LOG.debug("cannot announce this ingest to others: {}", failure.toString());
        }
    }

    private static String self() {
        ProcessHandle process = ProcessHandle.current();
        Instant start = process.info().startInstant().orElseGet(Instant::now);
        return "host " + host() + ", process " + process.pid() + ", started " + start.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String host() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.substring(0, Math.min(name.length(), 64));
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException lost) {
            LOG.debug("closing the lock file: {}", lost.toString());
        }
        lock = Optional.empty();
    }
}
