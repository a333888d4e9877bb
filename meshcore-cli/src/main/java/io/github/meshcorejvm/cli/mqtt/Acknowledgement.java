package io.github.meshcorejvm.cli.mqtt;

/** Confirms a message to its broker, which then does not send it again. Safe for use by multiple threads. */
public interface Acknowledgement {

    /** For messages that need no acknowledgement: quality of service 0, and recordings. */
    Acknowledgement NONE = new Acknowledgement() {
        @Override
        public void acknowledge() {
            // No broker waits for it.
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

    /** Acknowledges a message that is durable or unwanted. Does nothing if its connection is gone. */
    void acknowledge();

    /** Whether the broker keeps the message until it is acknowledged. */
    boolean isAwaited();

    /** Whether the broker has sent the message before, and did not get its acknowledgement. */
    default boolean isForRedelivery() {
        return false;
    }

    /** Refuses a message for now; true when the broker keeps it and will send it again, false when it is lost. */
    boolean refuse();
}
