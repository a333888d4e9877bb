package io.github.meshcorejvm.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Which threads may die: those of a connection, which is replaced, unless the program itself is not whole any more. */
class VitalThreadsTest {

    private static final Thread RECEIVER = new Thread(() -> {}, "MQTT Rec: meshcore");

    private final AtomicInteger ends = new AtomicInteger();
    private final VitalThreads vital = new VitalThreads(ends::incrementAndGet);

    @Test
    void aMissingClassEndsTheProcessWhoeverMissesIt() {
        vital.died(RECEIVER, new NoClassDefFoundError("io/github/meshcorejvm/cli/mqtt/PublishHead"));
        assertThat(ends).hasValue(1);
        assertThat(vital.fatal())
                .hasValueSatisfying(reason -> assertThat(reason).contains("PublishHead"));
    }

    @Test
    void aLostConnectionDoesNotEndTheProcess() {
        vital.died(RECEIVER, new StackOverflowError());
        assertThat(ends).hasValue(0);
        assertThat(vital.reasons()).isEmpty();
    }

    /** Paho's receiver dies by its own parts when it is closed at the wrong moment; a clean stop has no stack trace. */
    @Test
    void aThreadOfAConnectionThatIsBeingClosedIsNotReported() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            vital.ending();
            vital.died(RECEIVER, new NullPointerException());
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("NullPointerException");
        assertThat(ends).hasValue(0);
    }
}
