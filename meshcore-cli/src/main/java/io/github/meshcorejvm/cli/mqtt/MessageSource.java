package io.github.meshcorejvm.cli.mqtt;

/** A source of messages. */
public interface MessageSource extends AutoCloseable {

    /** Receives messages; never blocks for long, because it is called on the thread that reads the network. */
    interface Sink {
        /** Takes {@code message}. */
        void accept(InboundMessage message);
    }

    /** Its name, unique among the sources. */
    String name();

    /** Begins to deliver to {@code sink}, and returns without waiting for a broker. */
    void start(Sink sink);

    /** Stops delivering. Acknowledgements are possible until {@link #close}. */
    void stopReceiving();

    /** Releases everything; takes a few seconds at most. */
    @Override
    void close();
}
