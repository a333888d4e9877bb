package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.cli.log.LogContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages from one broker. A separate thread connects, subscribes, waits for the end of the connection, and starts again, for
 * ever; it is independent of other sources. Safe for use by multiple threads.
 */
public final class PahoSource implements MessageSource {

    private static final Logger LOG = LoggerFactory.getLogger(PahoSource.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /** A connection that lasted this long was good: the next attempt follows soon. */
    private static final long GOOD_CONNECTION_NANOS = Duration.ofSeconds(60).toNanos();

    private final SourceConfig config;
    private final String clientId;
    private final SourceSubscriptions subscriptions;
    private final AttemptLog attempts;
    private final SourceStatus status;
    private final ThreadFactory threads;
    private Optional<Thread> thread = Optional.empty();
    private volatile Optional<Sink> sink = Optional.empty();
    private volatile boolean stopped;
    private boolean isConnected;
    /** Whether the last connection was ended while it was subscribed, to have refused messages sent again. */
    private boolean resumes;

    private Optional<String> subscriptionProblem = Optional.empty();
    private volatile boolean readyForRefused;
    private volatile Optional<BrokerConnection> current = Optional.empty();

    /** A source with the settings {@code config} and the client id {@code clientId}. */
    public PahoSource(SourceConfig config, String clientId) {
        this(config, clientId, Optional.empty());
    }

    /** The same; with {@code sessions}, it unsubscribes filters that the broker still has but {@code config} does not. */
    public PahoSource(SourceConfig config, String clientId, Optional<KnownSessions> sessions) {
        this(config, clientId, sessions, Thread::new);
    }

    PahoSource(SourceConfig config, String clientId, Optional<KnownSessions> sessions, ThreadFactory threads) {
        this.config = config;
        this.clientId = clientId;
        this.threads = threads;
        subscriptions = new SourceSubscriptions(config, clientId, sessions);
        attempts = new AttemptLog(config);
        status = new SourceStatus(config.name(), config.broker().toString());
    }

    /** Whether {@code thread} belongs to a connection: Paho discards its own objects while its threads still read. */
    public static boolean isOfConnection(Thread thread) {
        return thread.getName().startsWith("MQTT ") || thread.getName().startsWith("close-");
    }

    @Override
    public String name() {
        return config.name();
    }

    /** Its settings. */
    public SourceConfig config() {
        return config;
    }

    /** Its state. */
    public SourceStatus status() {
        return status;
    }

    @Override
    public void start(Sink to) {
        sink = Optional.of(to);
        if (!config.tls().rejectUnauthorized() && config.broker().transport().isEncrypted()) {
            LOG.warn("{}: any certificate is accepted (rejectUnauthorized is false)", name());
        }
        keepRunning();
    }

    /** Starts its thread, or restarts it if it has ended unasked; otherwise does nothing. */
    public synchronized void keepRunning() {
        if (stopped || sink.isEmpty() || thread.map(Thread::isAlive).orElse(false)) {
            return;
        }
        if (thread.isPresent()) {
            LOG.warn("{}: source thread ended, restarting it", name());
        }
        try {
            Thread next = threads.newThread(this::run);
            next.setName("source-" + name());
            next.setDaemon(true);
            next.start();
            thread = Optional.of(next);
        } catch (OutOfMemoryError noThread) {
            // The watchdog retries.
            String why = "no thread available: " + noThread.getMessage();
            status.onError(why);
            LOG.warn("{}: {}, retrying", name(), why);
        }
    }

    @Override
    public void stopReceiving() {
        sink = Optional.empty();
        stopped = true;
    }

    /** Notes that there is room again, so that refused messages may be sent again. */
    public void readyForRefused() {
        readyForRefused = true;
    }

    /** Replaces the connection, if any; for a source that has fallen silent. */
    public void reconnect() {
        current.ifPresent(BrokerConnection::abort);
    }

    /** Closes it; first unsubscribes everything from a session that is none of {@code used}. */
    void leave(Set<String> used) {
        if (status.snapshot().subscribed()) {
            current.ifPresent(connection -> subscriptions.leave(connection, used));
        }
        close();
    }

    @Override
    public void close() {
        stopReceiving();
        current.ifPresent(BrokerConnection::close);
        synchronized (this) {
            thread.ifPresent(Thread::interrupt);
        }
    }

    private void run() {
        LogContext.source(name());
        Backoff backoff = new Backoff(ThreadLocalRandom.current());
        while (!stopped) {
            long begun = System.nanoTime();
            isConnected = false;
            try {
                if (connectAndWait()) {
                    backoff.reset();
                }
            } catch (InterruptedException closing) {
                return;
            } catch (MqttException | IOException | RuntimeException e) {
                fail(Failures.reason(e) + (isConnected ? "" : attempts.hint(e)));
            } catch (LinkageError e) {
                // The program's own files are damaged or were replaced: no attempt of this process can succeed.
                throw e;
            } catch (Error e) {
                // Out of threads or file descriptors: there may be some at the next attempt.
                fail("internal error: " + e);
            } finally {
                status.onDisconnected();
            }
            if (System.nanoTime() - begun > GOOD_CONNECTION_NANOS) {
                backoff.reset();
            }
            Duration wait = backoff.next();
            attempts.report(wait);
            if (!pause(wait)) {
                return;
            }
        }
    }

    /** Returns when the connection has ended; true when that was not the broker's or the network's fault. */
    private boolean connectAndWait() throws InterruptedException, MqttException, IOException {
        LOG.debug("{}: connecting to {}", name(), config.broker());
        try (BrokerConnection connection = new BrokerConnection(config, clientId, this::receive)) {
            current = Optional.of(connection);
            connection.connect();
            isConnected = true;
            status.onConnected();
            if (resumes && connection.isSessionPresent()) {
                // Subscribed again, the broker would send every retained message again, and fill the inbox again.
                LOG.info("{}: session resumed", name());
            } else {
                subscriptionProblem = subscriptions.apply(connection);
            }
            resumes = false;
            status.onSubscribed(subscriptionProblem);
            attempts.succeeded();
            readyForRefused = false;
            while (!connection.awaitLoss(TICK)) {
                if (readyForRefused && connection.hasRefused()) {
                    LOG.info("{}: reconnecting to receive the messages refused while the inbox was full", name());
                    resumes = true;
                    return true;
                }
            }
            fail(connection.lossCause().map(Failures::reason).orElse("connection abandoned"));
            return false;
        } finally {
            current = Optional.empty();
        }
    }

    private void receive(InboundMessage message) {
        status.onReceived();
        sink.ifPresent(to -> to.accept(message));
    }

    private void fail(String why) {
        if (!stopped) {
            status.onError(why);
            attempts.failed(why);
        }
    }

    private boolean pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
            return !stopped;
        } catch (InterruptedException closing) {
            return false;
        }
    }
}
