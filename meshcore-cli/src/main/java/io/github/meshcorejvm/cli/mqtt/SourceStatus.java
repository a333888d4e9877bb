package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.terminal.TerminalText;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The state of a source, for the statistics and the watchdog; times in seconds since 1970, 0 = never. Safe for use by multiple
 * threads.
 */
public final class SourceStatus {

    private static final int BUCKET_SECONDS = 10;
    private static final int BUCKETS = 300 / BUCKET_SECONDS;

    private final String name;
    private final String broker;
    private final long[] recent = new long[BUCKETS];
    private long recentBucket;
    private boolean connected;
    private boolean subscribed;
    private long lastConnect;
    private long lastDisconnect;
    private long lastReceipt;
    private long lastWritten;
    private long connectCount;
    private long disconnectCount;
    private long received;
    private Optional<String> lastError = Optional.empty();
    /** By the monotonic clock; since the start if there was none. */
    private long receiptNanos = System.nanoTime();

    private long connectNanos = System.nanoTime();

    /** A source that has not connected yet. */
    public SourceStatus(String name, String broker) {
        this.name = name;
        this.broker = broker;
    }

    /** A snapshot; its ages are right even if the wall clock has been set meanwhile. */
    public record Snapshot(
            String name,
            String broker,
            boolean connected,
            boolean subscribed,
            long lastConnect,
            long lastDisconnect,
            long lastReceipt,
            long lastWritten,
            long connectCount,
            long disconnectCount,
            long received,
            long receivedLast5Minutes,
            Optional<String> lastError,
            Duration sinceReceipt,
            Duration sinceConnect) {}

    /** Takes a snapshot. */
    public synchronized Snapshot snapshot() {
        advance(now());
        return new Snapshot(
                name,
                broker,
                connected,
                subscribed,
                lastConnect,
                lastDisconnect,
                lastReceipt,
                lastWritten,
                connectCount,
                disconnectCount,
                received,
                Arrays.stream(recent).sum(),
                lastError,
                Duration.ofNanos(System.nanoTime() - receiptNanos),
                Duration.ofNanos(System.nanoTime() - connectNanos));
    }

    synchronized void onConnected() {
        connected = true;
        connectNanos = System.nanoTime();
        lastConnect = now();
        connectCount++;
    }

    /** Notes that it is subscribed, but for the problem with some filters, if any. */
    synchronized void onSubscribed(Optional<String> problem) {
        subscribed = true;
        lastError = problem.map(TerminalText::shortLine);
    }

    synchronized void onDisconnected() {
        if (connected) {
            connected = false;
            subscribed = false;
            lastDisconnect = now();
            disconnectCount++;
        }
    }

    synchronized void onError(String message) {
        lastError = Optional.of(TerminalText.shortLine(message));
    }

    synchronized void onReceived() {
        long now = now();
        advance(now);
        lastReceipt = now;
        receiptNanos = System.nanoTime();
        received++;
        recent[(int) (recentBucket % BUCKETS)]++;
    }

    /** Notes that messages of this source were written. */
    public synchronized void onWritten() {
        lastWritten = now();
    }

    private void advance(long now) {
        long bucket = now / BUCKET_SECONDS;
        for (long b = Math.max(recentBucket + 1, bucket - BUCKETS + 1); b <= bucket; b++) {
            recent[(int) (b % BUCKETS)] = 0;
        }
        recentBucket = Math.max(recentBucket, bucket);
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }
}
