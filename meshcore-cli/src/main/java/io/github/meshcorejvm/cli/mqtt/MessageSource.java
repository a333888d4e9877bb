package io.github.meshcorejvm.cli.mqtt;

/** Something that messages come from. */
public interface MessageSource extends AutoCloseable {

    /** Takes messages; never blocks for long, for it is called by the thread that reads the network. */
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

    /** Lets go of everything; takes a few seconds at most. */
    @Override
    void close();
}
