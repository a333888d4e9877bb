package io.github.meshcorejvm.cli.config;

import java.util.Optional;

/** How much of the heap messages may take that wait to be written: a third. The rest is for what is being written and built. */
public final class InboxMemory {

    /** A packet of an observer with its JSON, topic and objects, in bytes. */
    private static final int TYPICAL_BYTES = 850;

    private InboxMemory() {}

    /** The limit for this heap, in bytes. */
    public static long maxBytes() {
        return maxBytes(Runtime.getRuntime().maxMemory());
    }

    static long maxBytes(long heapBytes) {
        return heapBytes / 3;
    }

    /** What is wrong with a configured number of messages, if so many hardly fit. */
    static Optional<String> warning(int messages, long heapBytes) {
        long fit = maxBytes(heapBytes) / TYPICAL_BYTES;
        return messages <= fit
                ? Optional.empty()
                : Optional.of("ingestBufferSize is " + messages + ", but a third of the heap of " + (heapBytes >> 20)
                        + " MB holds about " + fit
                        + " messages; a larger one is set with MESHCORE_JAVA_OPTS, such as -Xmx512m");
    }
}
