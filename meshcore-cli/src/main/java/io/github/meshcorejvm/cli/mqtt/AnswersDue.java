package io.github.meshcorejvm.cli.mqtt;

import java.util.concurrent.atomic.AtomicInteger;

/** How many acknowledgements were given to Paho, or are about to be, and are not sent yet. Safe for use by multiple threads. */
final class AnswersDue {

    private final AtomicInteger count = new AtomicInteger();

    /** Before one is given. */
    void add() {
        count.incrementAndGet();
    }

    /** One was sent, or will not be. Returns whether others are due. */
    boolean remove() {
        return count.decrementAndGet() > 0;
    }
}
