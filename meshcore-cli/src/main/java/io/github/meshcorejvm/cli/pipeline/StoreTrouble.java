package io.github.meshcorejvm.cli.pipeline;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import io.github.meshcorejvm.store.StoreDamagedException;
import io.github.meshcorejvm.store.StoreException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current problem of the database, and how long to wait before the next attempt. For the thread that writes; {@link
 * #problem}, {@link #giveUp}, {@link #damaged} and {@link #repaired} may be called by any thread.
 */
final class StoreTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(StoreTrouble.class);
    private static final long FIRST_RETRY_MILLIS = 100;
    private static final long MAX_RETRY_MILLIS = 1_000;
    private static final long REMIND_NANOS = 60_000_000_000L;
    /**
     * After a lost connection follows the reason why there is no new one; a reason that differs each time is not logged.
     */
    private static final int MAX_REASONS = 3;

    private volatile Optional<String> problem = Optional.empty();
    private volatile Optional<String> damage = Optional.empty();
    private volatile boolean abandoned;
    private final Set<String> loggedReasons = new HashSet<>();
    private long remindedNanos;
    private long retryMillis = FIRST_RETRY_MILLIS;

    /** The problem of the database, if any. */
    Optional<String> problem() {
        return damage.or(() -> problem);
    }

    /**
     * Notes damage of the file that another thread came across: a write may succeed all the same, and be lost with the file.
     */
    synchronized void damaged(StoreDamagedException found) {
        // The names in the message come from the database file.
        String reason = TerminalText.shortLine(String.valueOf(found.getMessage()));
        if (damage.isEmpty()) {
            LOG.error("database damaged, nothing is written or acknowledged until that is repaired: {}", reason);
        }
        damage = Optional.of(reason);
    }

    /** Notes that the file has no damage any more. */
    synchronized void repaired() {
        if (damage.isPresent()) {
            LOG.warn("no damage found in the database any more, writing again");
            damage = Optional.empty();
        }
    }

    boolean isDamaged() {
        return damage.isPresent();
    }

    /** Stops the attempts: the next {@link #pause} ends the thread. */
    void giveUp() {
        abandoned = true;
    }

    /** Notes a failed call; logs each new reason, then once a minute, but not every attempt. */
    void failed(String what, StoreException failure) {
        // The names in the message come from the database file.
        String reason = TerminalText.shortLine(String.valueOf(failure.getMessage()));
        boolean news = loggedReasons.size() < MAX_REASONS && loggedReasons.add(reason);
        if (news || System.nanoTime() - remindedNanos > REMIND_NANOS) {
            LOG.error("{}: {}", what, reason);
            remindedNanos = System.nanoTime();
        }
        problem = Optional.of(reason);
    }

    /** Notes a successful call. */
    void succeeded() {
        if (problem.isPresent()) {
            LOG.warn("write succeeded again");
            problem = Optional.empty();
            loggedReasons.clear();
        }
        retryMillis = FIRST_RETRY_MILLIS;
    }

    /** Waits before the next attempt, each time longer. */
    void pause() throws InterruptedException {
        if (abandoned) {
            throw new InterruptedException("giving up");
        }
        Thread.sleep(retryMillis);
        retryMillis = Math.min(MAX_RETRY_MILLIS, 2 * retryMillis);
    }
}
