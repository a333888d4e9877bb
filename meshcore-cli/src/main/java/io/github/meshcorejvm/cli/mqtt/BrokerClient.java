package io.github.meshcorejvm.cli.mqtt;

import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.TimerPingSender;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Paho's client on a socket of this program. Used for one connection only. */
final class BrokerClient extends MqttAsyncClient {

    /** Paho requires an address in a form that it knows, but does not use it. */
    private static final String UNUSED_ADDRESS = "tcp://localhost:1883";

    /** Kept, because settings of a logger that is not in use are lost. */
    private static final java.util.logging.Logger LIBRARY =
            java.util.logging.Logger.getLogger("org.eclipse.paho.client.mqttv3");

    static {
        // What it logs, such as a missed keep-alive, this program logs too, in its own format.
        LIBRARY.setLevel(java.util.logging.Level.OFF);
    }

    private final BrokerSocket socket;

    BrokerClient(String clientId, BrokerSocket socket) throws MqttException {
        super(UNUSED_ADDRESS, clientId, new MemoryPersistence(), new TimerPingSender(), new PahoThreads());
        this.socket = socket;
    }

    /** Notes bytes that were received, whether or not they are passed to Paho: a sign of life of the broker. */
    void noteReceived(int bytes) {
        try {
            comms.getClientState().notifyReceivedBytes(bytes);
        } catch (NullPointerException closed) {
            // Another thread closes the client, and Paho discards its parts.
        }
    }

    /**
     * Acknowledges a message.
     *
     * @throws MqttException also if the client is being closed by another thread; Paho itself fails with a null then
     */
    void acknowledge(int id, int qos) throws MqttException {
        if (qos == 1) {
            socket.answersDue().add();
        }
        try {
            messageArrivedComplete(id, qos);
        } catch (MqttException | NullPointerException notSent) {
            if (qos == 1) {
                socket.answersDue().remove();
            }
            throw notSent instanceof MqttException failure
                    ? failure
                    : new MqttException(MqttException.REASON_CODE_CLIENT_CLOSED, notSent);
        }
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectOptions options) {
        return new NetworkModule[] {socket};
    }
}
