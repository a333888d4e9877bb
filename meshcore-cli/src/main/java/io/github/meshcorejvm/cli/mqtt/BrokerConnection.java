package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.codec.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/**
 * One connection to a broker, from connecting and subscribing to its end; a lost one is replaced, not repaired, so that no
 * state of the library is carried over. Messages not acknowledged by then are sent again by the broker. Safe for use by
 * multiple threads.
 */
final class BrokerConnection implements AutoCloseable {

    private static final int REFUSED = 0x80;
    private static final long FAREWELL_MILLIS = 200;

    private final SourceConfig source;
    private final BrokerSocket socket;
    private final BrokerClient client;
    private final Consumer<InboundMessage> sink;
    private final Predicate<String> subscribed;
    private final CountDownLatch lost = new CountDownLatch(1);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean refusedAny = new AtomicBoolean();
    private volatile Optional<Throwable> lossCause = Optional.empty();
    private volatile boolean sessionPresent;
    /** Paho's delivery thread, known from the first message on. */
    private volatile Optional<Thread> caller = Optional.empty();

    BrokerConnection(SourceConfig source, String clientId, Consumer<InboundMessage> sink)
            throws IOException, MqttException {
        this.source = source;
        this.sink = sink;
        subscribed = source.subscribedTopics();
        Optional<BrokerTls> tls =
                source.broker().transport().isEncrypted() ? Optional.of(BrokerTls.of(source.tls())) : Optional.empty();
        socket = new BrokerSocket(source.broker(), tls, source.connectTimeout(), this::take, this::received);
        client = new BrokerClient(clientId, socket);
        client.setManualAcks(true);
        client.setCallback(new Callback());
    }

    /** Connects; fails if the broker does not accept in time. */
    void connect() throws IOException, MqttException {
        IMqttToken connected = client.connect(ConnectOptions.of(source));
        await(connected);
        sessionPresent = connected.getSessionPresent();
    }

    /** Whether the broker still has the session of an earlier connection, with its subscriptions. */
    boolean isSessionPresent() {
        return sessionPresent;
    }

    /** Subscribes to one filter; returns the quality of service that the broker grants, or nothing when it refuses the filter. */
    OptionalInt subscribe(String filter) throws MqttException {
        IMqttToken token = client.subscribe(filter, source.session().qos());
        try {
            await(token);
        } catch (MqttException refusal) {
            if (refusal.getReasonCode() == REFUSED) {
                return OptionalInt.empty();
            }
            throw refusal;
        }
        int[] granted = token.getGrantedQos();
        if (granted == null || granted.length == 0) {
            return OptionalInt.of(source.session().qos());
        }
        return granted[0] == REFUSED ? OptionalInt.empty() : OptionalInt.of(granted[0]);
    }

    /** Removes a filter from the session that the broker keeps. */
    void unsubscribe(String filter) throws MqttException {
        await(client.unsubscribe(filter));
    }

    private void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(source.connectTimeout().toMillis() + 1_000);
    }

    /** Waits for the connection's end; true when it has ended. */
    boolean awaitLoss(Duration atMost) throws InterruptedException {
        if (lost.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        if (!socket.isServed() || !caller.map(Thread::isAlive).orElse(true)) {
            lossCause = Optional.of(new IOException("a thread of the connection ended"));
            return true;
        }
        return false;
    }

    /** The reason for its end, if known. */
    Optional<Throwable> lossCause() {
        return lossCause;
    }

    /** Whether a message was refused, so that only a new connection makes the broker send it again. */
    boolean hasRefused() {
        return refusedAny.get();
    }

    /** Closes it at once, whatever it is waiting for. */
    void abort() {
        open.set(false);
        try {
            socket.stop();
        } catch (IOException ignored) {
            // It is closed, as intended.
        }
        lost.countDown();
    }

    /**
     * Closes it with a DISCONNECT to the broker, if still connected. Does not use Paho's disconnect(), whose thread waits for
     * ever if nobody reads.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        socket.settle();
        boolean farewell = open.getAndSet(false) && lost.getCount() > 0 && client.isConnected();
        if (!farewell) {
            abort();
        }
        try {
            client.disconnectForcibly(0, FAREWELL_MILLIS, farewell);
        } catch (MqttException ignored) {
            // It was no longer connected.
        }
        abort();
        try {
            client.close(true);
        } catch (MqttException ignored) {
            // Its threads end with the socket.
        }
    }

    private void received(int bytes) {
        client.noteReceived(bytes);
    }

    /** Takes a message on the thread that receives. */
    private void take(PublishHead head, byte[] payload) {
        pass(
                new String(head.topic(), StandardCharsets.UTF_8),
                head.valid(),
                payload,
                head.isRetained(),
                head.qos() == 0
                        ? Acknowledgement.NONE
                        : new BrokerAcknowledgement(this, head.id(), head.qos(), head.isSentAgain()));
    }

    private void pass(String topic, boolean valid, byte[] payload, boolean retained, Acknowledgement ack) {
        try {
            sink.accept(new InboundMessage(
                    source.name(),
                    topic,
                    Bytes.copyOf(payload),
                    retained,
                    Instant.now(),
                    ack,
                    problemOf(topic, valid)));
        } catch (RuntimeException | Error failure) {
            // Otherwise Paho's thread would end silently. Without an acknowledgement the message is sent again.
            lose(failure);
        }
    }

    private Optional<TopicProblem> problemOf(String topic, boolean valid) {
        if (!valid) {
            return Optional.of(TopicProblem.INVALID);
        }
        return subscribed.test(topic) ? Optional.empty() : Optional.of(TopicProblem.NOT_SUBSCRIBED);
    }

    /** Acknowledges a message, unless the connection has ended. */
    void acknowledge(int id, int qos) {
        if (open.get() || lost.getCount() > 0) {
            try {
                client.acknowledge(id, qos);
            } catch (MqttException gone) {
                // The broker will send the message again, and the database recognizes the duplicate.
            }
        }
    }

    /** Notes that a message was refused; false if the broker will not send it again, since it keeps no session. */
    boolean refuse() {
        if (!source.session().persistent()) {
            return false;
        }
        refusedAny.set(true);
        return true;
    }

    private void lose(Throwable cause) {
        lossCause = Optional.ofNullable(cause);
        open.set(false);
        lost.countDown();
    }

    private final class Callback implements MqttCallback {

        @Override
        public void connectionLost(Throwable cause) {
            lose(cause);
        }

        /** Takes a message of quality of service 2. */
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            if (caller.isEmpty()) {
                caller = Optional.of(Thread.currentThread());
            }
            pass(
                    topic,
                    !topic.equals(InboundMessage.INVALID_TOPIC),
                    message.getPayload(),
                    message.isRetained(),
                    new BrokerAcknowledgement(
                            BrokerConnection.this, message.getId(), message.getQos(), message.isDuplicate()));
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // Nothing is published.
        }
    }
}
