package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.config.AutoRegionConfig;
import io.github.meshcorejvm.cli.config.Config;
import io.github.meshcorejvm.store.StoreException;
import io.github.meshcorejvm.store.interpret.DeclaredRegions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of regions that nodes declare, read again at intervals of ingest time, so that a replay names packets as a live
 * ingest of the same hours does. Confined to the thread that decodes.
 */
final class DerivedRegions {

    private static final Logger LOG = LoggerFactory.getLogger(DerivedRegions.class);

    /** The wait after a failure. */
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Source source;
    private DeclaredRegions.Names names = DeclaredRegions.Names.NONE;
    private @Nullable Instant due;
    private Instant refreshed = Instant.EPOCH;
    private long refreshedNanos;

    DerivedRegions(Source source) {
        this.source = source;
    }

    /** The source of declared regions. */
    @FunctionalInterface
    interface Source {
        /** Waits for the database, if it is not open yet. */
        DeclaredRegions read() throws InterruptedException;
    }

    /** The names from which region keys are derived. */
    List<String> names() {
        return names.usable();
    }

    /** Whether they must be read again before a message of this ingest time is decoded. */
    boolean isDue(Instant ingestTime, AutoRegionConfig config) {
        if (!config.enabled()) {
            return false;
        }
        Instant next = due;
        if (next == null || !ingestTime.isBefore(next)) {
            return true;
        }
        // A clock that was set back must not stop this for ever, and an unordered recording must not repeat it all the
        // time.
        return ingestTime.isBefore(refreshed.minus(config.refresh()))
                && System.nanoTime() - refreshedNanos > TimeUnit.MINUTES.toNanos(1);
    }

    /** Reads them again; returns whether they have changed. */
    boolean refresh(Instant ingestTime, Config config) throws InterruptedException {
        refreshed = ingestTime;
        refreshedNanos = System.nanoTime();
        try {
            DeclaredRegions.Names newer =
                    source.read().names(config.autoRegions().maxDerived(), config.regions());
            due = ingestTime.plus(config.autoRegions().refresh());
            return take(newer);
        } catch (StoreException unreadable) {
            LOG.warn("declared regions cannot be read, keeping {}: {}", names().size(), unreadable.getMessage());
            due = ingestTime.plus(RETRY);
            return false;
        }
    }

    /** Makes them be read again before the next message: the configuration has changed. */
    void reset() {
        due = null;
    }

    private boolean take(DeclaredRegions.Names newer) {
        DeclaredRegions.Names before = names;
        names = newer;
        newer.refused().stream()
                .filter(name -> !before.refused().contains(name))
                .forEach(name ->
                        LOG.warn("declared region \"{}\" ignored: the firmware does not accept this name", name));
        if (newer.usable().equals(before.usable())) {
            return false;
        }
        LOG.info("region keys derived from {} declared regions", newer.usable().size());
        return true;
    }
}
