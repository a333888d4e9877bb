package io.github.meshcorejvm.cli.mqtt;

import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
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
        super(UNUSED_ADDRESS, clientId, new MemoryPersistence());
        this.socket = socket;
    }

    @Override
    protected NetworkModule[] createNetworkModules(String address, MqttConnectOptions options) {
        return new NetworkModule[] {socket};
    }
}
