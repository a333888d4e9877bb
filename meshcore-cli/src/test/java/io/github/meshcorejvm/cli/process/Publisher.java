package io.github.meshcorejvm.cli.process;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Publishes to a broker, waiting for each message to be taken. */
public final class Publisher implements AutoCloseable {

    private final MqttClient client;

    /** One that publishes to {@code broker}. */
    public Publisher(Mosquitto broker) throws MqttException {
        client = new MqttClient(
                "tcp://127.0.0.1:" + broker.port(), MqttClient.generateClientId(), new MemoryPersistence());
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMaxInflight(1000);
        client.connect(options);
    }

    /** Publishes at least once. */
    public void publish(String topic, byte[] body) throws MqttException {
        publish(topic, body, 1, false);
    }

    /** Publishes in the way that is asked for. */
    public void publish(String topic, byte[] body, int qos, boolean retain) throws MqttException {
        while (true) {
            try {
                client.publish(topic, body, qos, retain);
                return;
            } catch (MqttException failure) {
                // Paho counts an acknowledgement a little later than it tells of it.
                if (failure.getReasonCode() != MqttException.REASON_CODE_MAX_INFLIGHT) {
                    throw failure;
                }
                Thread.onSpinWait();
            }
        }
    }

    /** Publishes the synthetic packets from one number up to another. */
    public void publishSynthetic(int from, int to) throws MqttException {
        for (int n = from; n < to; n++) {
            publish(SyntheticPackets.topic(n), SyntheticPackets.body(n));
        }
    }

    @Override
    public void close() throws MqttException {
        client.disconnect();
        client.close();
    }
}
