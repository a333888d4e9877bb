package io.github.meshcorejvm.cli.mqtt;

import io.github.meshcorejvm.cli.config.SourceConfig;
import io.github.meshcorejvm.codec.Bytes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/**
 * One connection to a broker, from connecting and subscribing to its end; a lost one is not repaired but replaced, so that
 * no state of the library is carried over. Acknowledgements of messages that came by it die with it: the broker sends
 * those again. Safe for use by multiple threads.
 */
final class BrokerConnection implements AutoCloseable {

    private static final int REFUSED = 0x80;
    private static final long FAREWELL_MILLIS = 200;

    private final SourceConfig source;
    private final BrokerSocket socket;
    private final BrokerClient client;
    private final Consumer<InboundMessage> sink;
    private final CountDownLatch lost = new CountDownLatch(1);
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean refusedAny = new AtomicBoolean();
    private volatile Optional<Throwable> lossCause = Optional.empty();
    /** Paho's thread that delivers, known with the first message. */
    private volatile Optional<Thread> caller = Optional.empty();

    BrokerConnection(SourceConfig source, String clientId, Consumer<InboundMessage> sink)
            throws IOException, MqttException {
        this.source = source;
        this.sink = sink;
        Optional<BrokerTls> tls =
                source.broker().transport().isEncrypted() ? Optional.of(BrokerTls.of(source.tls())) : Optional.empty();
        socket = new BrokerSocket(source.broker(), tls, source.connectTimeout());
        client = new BrokerClient(clientId, socket);
        client.setManualAcks(true);
        client.setCallback(new Callback());
    }

    /** Connects; fails when the broker has not agreed in time. */
    void connect() throws IOException, MqttException {
        await(client.connect(ConnectOptions.of(source)));
    }

    /** Subscribes to one filter; false when the broker refuses it. */
    boolean subscribe(String filter) throws MqttException {
        IMqttToken token = client.subscribe(filter, source.session().qos());
        try {
            await(token);
        } catch (MqttException refusal) {
            if (refusal.getReasonCode() == REFUSED) {
                return false;
            }
            throw refusal;
        }
        int[] granted = token.getGrantedQos();
        return granted == null || Arrays.stream(granted).noneMatch(qos -> qos == REFUSED);
    }

    /** Takes a filter out of the session that the broker keeps. */
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

    /** What ended it, if that is known. */
    Optional<Throwable> lossCause() {
        return lossCause;
    }

    /** Whether a message was sent back, so that only a new connection makes the broker send it again. */
    boolean hasRefused() {
        return refusedAny.get();
    }

    /** Ends it at once, whatever it is waiting for. */
    void abort() {
        open.set(false);
        try {
            socket.stop();
        } catch (IOException ignored) {
            // It is gone, which is what was wanted.
        }
        lost.countDown();
    }

    /**
     * Ends it with a farewell to the broker, if it is still there. Not with Paho's disconnect(), whose thread waits for
     * ever to send the farewell where nobody reads it.
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
            // It was not connected any more.
        }
        abort();
        try {
            client.close(true);
        } catch (MqttException ignored) {
            // Its threads end with the socket.
        }
    }

    private final class Callback implements MqttCallback {

        @Override
        public void connectionLost(Throwable cause) {
            lossCause = Optional.ofNullable(cause);
            open.set(false);
            lost.countDown();
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            if (caller.isEmpty()) {
                caller = Optional.of(Thread.currentThread());
            }
            try {
                pass(topic, message);
            } catch (RuntimeException | Error failure) {
                // Paho's thread would end and nobody would be told. Without an acknowledgement the message comes again.
                connectionLost(failure);
            }
        }

        private void pass(String topic, MqttMessage message) {
            byte[] payload = message.getPayload();
            // One byte over the limit is enough to see that it is too long.
            Bytes body = Bytes.copyOf(
                    payload.length > FrameLimiter.MAX_REMAINING
                            ? Arrays.copyOf(payload, FrameLimiter.MAX_REMAINING)
                            : payload);
            Acknowledgement ack = message.getQos() == 0
                    ? Acknowledgement.NONE
                    : new BrokerAcknowledgement(message.getId(), message.getQos());
            // What the broker had queued for a filter that is no longer configured.
            String passed = topic.equals(InboundMessage.INVALID_TOPIC) || source.covers(topic)
                    ? topic
                    : InboundMessage.UNSUBSCRIBED_TOPIC;
            sink.accept(new InboundMessage(source.name(), passed, body, message.isRetained(), Instant.now(), ack));
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // Nothing is published.
        }
    }

    private final class BrokerAcknowledgement implements Acknowledgement {

        private final int id;
        private final int qos;

        BrokerAcknowledgement(int id, int qos) {
            this.id = id;
            this.qos = qos;
        }

        @Override
        public boolean isAwaited() {
            return true;
        }

        @Override
        public void acknowledge() {
            if (open.get() || lost.getCount() > 0) {
                try {
                    client.messageArrivedComplete(id, qos);
                } catch (MqttException gone) {
                    // The broker will send the message again, and the database knows it.
                }
            }
        }

        @Override
        public boolean refuse() {
            if (source.session().persistent()) {
                refusedAny.set(true);
                return true;
            }
            // The session ends with the connection: the broker could only hold up other messages for this one.
            acknowledge();
            return false;
        }
    }
}
