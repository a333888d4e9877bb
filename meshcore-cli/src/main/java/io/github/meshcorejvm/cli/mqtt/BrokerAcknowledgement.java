package io.github.meshcorejvm.cli.mqtt;

/**
 * The acknowledgement that a broker expects for a message. Immutable and safe for use by multiple threads.
 *
 * @param id the packet identifier
 * @param qos 1 or 2
 * @param isForRedelivery whether the broker has sent the message before
 */
record BrokerAcknowledgement(BrokerConnection connection, int id, int qos, boolean isForRedelivery)
        implements Acknowledgement {

    @Override
    public boolean isAwaited() {
        return true;
    }

    @Override
    public void acknowledge() {
        connection.acknowledge(id, qos);
    }

    @Override
    public boolean refuse() {
        if (connection.refuse()) {
            return true;
        }
        // The session ends with the connection: holding this message back would only block others.
        acknowledge();
        return false;
    }
}
