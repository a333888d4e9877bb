package io.github.meshcorejvm.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InboxMemoryTest {

    /** What the JVM says of {@code -Xmx128m} with the serial collector: one survivor space is not counted. */
    private static final long HEAP_OF_THE_LAUNCHER = 129_761_280;

    @Test
    void theDefaultFitsIntoTheHeapOfTheLauncher() {
        assertThat(InboxMemory.warning(50_000, HEAP_OF_THE_LAUNCHER)).isEmpty();
        assertThat(InboxMemory.warning(200_000, HEAP_OF_THE_LAUNCHER * 4)).isEmpty();
    }

    @Test
    void warnsOfMoreThanTheHeapHolds() {
        assertThat(InboxMemory.warning(200_000, HEAP_OF_THE_LAUNCHER))
                .contains("ingestBufferSize is 200000, but a third of the heap of 123 MB holds about 50886 messages; "
                        + "a larger one is set with MESHCORE_JAVA_OPTS, such as -Xmx512m");
    }
}
