package io.github.meshcorejvm.cli.mqtt;

/** Tells a broker that a message need not be sent again. Safe for use by multiple threads. */
public interface Acknowledgement {

    /** For messages that nobody waits for: quality of service 0, and recordings. */
    Acknowledgement NONE = new Acknowledgement() {
        @Override
        public void acknowledge() {
            // Nobody waits.
        }

        @Override
        public boolean isAwaited() {
            return false;
        }

        @Override
        public boolean refuse() {
            return false;
        }
    };

    /** The message is durable, or known not to be wanted. Does nothing when the connection it came by is gone. */
    void acknowledge();

    /** Whether the broker keeps the message until it is acknowledged. */
    boolean isAwaited();

    /** The message cannot be taken now; true when the broker keeps it and will send it again, false when it is lost. */
    boolean refuse();
}
